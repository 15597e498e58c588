"""Landed key enterprises drawn: how many of which kind, the firms, their review."""
