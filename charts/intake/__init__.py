"""The intake board drawn: what is due, what came, whom to remind."""
