"""What a page speaks of: season, day, knowledge, ranking; kept in the URL."""
