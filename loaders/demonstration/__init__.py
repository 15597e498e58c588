"""The demonstration year: invented figures drawn from a recipe, as real workbooks of offices with habits."""
