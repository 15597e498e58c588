"""Rules asked of a return as it arrives: one function for every kind of check in data/rules.toml."""
