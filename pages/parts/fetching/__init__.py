"""Which tables a page offers to take along, and the control that does."""
