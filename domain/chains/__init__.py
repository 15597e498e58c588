"""Industry chains: the lists, their files, the gaps, the regions investors come from."""
