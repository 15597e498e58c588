"""The gaps of chains drawn: the matrix, the links of a chain, where investors come from."""
