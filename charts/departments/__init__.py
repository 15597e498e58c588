"""The municipal departments drawn: what is asked of each and how far it has come."""
