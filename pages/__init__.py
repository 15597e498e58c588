"""Screens: choose, ask, say if empty, draw, say the source; no SQL and no arithmetic."""
