"""One unit drawn among all: its spine, its projects, what is said of it."""
