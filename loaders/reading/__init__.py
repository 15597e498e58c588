"""A workbook read into a return: guarded, recognised, located, typed, every figure with its cell."""
