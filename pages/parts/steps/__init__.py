"""The parts of 推进: the choice, and what is drawn of the steps."""
