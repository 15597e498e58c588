"""The sections of 口径, made from the facts."""
