"""Drafts: dropped, examined, rehearsed, given reasons, handed in."""
