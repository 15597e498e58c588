"""The parts of 产业链: the choice, one chain, the gaps, the mapping, the regions."""
