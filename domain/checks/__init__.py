"""The kinds of check a rule may make."""
