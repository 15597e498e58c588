"""Rules drawn: their parameters in words, how often they fired."""
