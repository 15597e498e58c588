"""Rankings drawn: by completion, by value, by score; where a change of rank comes from."""
