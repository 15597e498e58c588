"""What stands around every page: the first answer, the panel, the heading, a failure, the opened house."""
