"""What the city decides on a screen, each with its consequence, its reason and its end."""
