"""Scoring schemes: as data, as text, being written, computed, told."""
