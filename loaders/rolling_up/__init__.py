"""The city's own return, added up from what its units reported."""
