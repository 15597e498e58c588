"""What a click on a figure opens, and the figures beside it."""
