"""Checking drawn: findings that await it, what was decided, what a decision would change."""
