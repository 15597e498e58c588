"""Projects: the steps they take and how long they wait, when one stands still, when two are one."""
