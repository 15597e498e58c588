"""Answers that SQL gathers and exact arithmetic finishes."""
