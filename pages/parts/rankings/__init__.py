"""The kinds of ranking, and the schemes they follow."""
