"""Blank forms: the official form of a unit and a period, tables as printed, what stands in them already."""
