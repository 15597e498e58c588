"""What the tables of each screen hand over: the same rows, typed and exact."""
