"""Figures: what each is called, how it is made, and made again from nothing but its cells."""
