"""Industry chains drawn: ranked, opened, and what stands in none of them."""
