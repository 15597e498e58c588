"""What people say and decide, each a record with its event, its reason and its end."""
