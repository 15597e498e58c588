"""All the SQL of the house, and the one way to run it."""
