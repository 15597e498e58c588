"""The way back from a figure: its number, its formula, its cells, the sheet they stand in."""
