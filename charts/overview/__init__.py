"""The pieces of 总览: cards, heat-strip, nine-grid, follow-through, least activity, what needs attention."""
