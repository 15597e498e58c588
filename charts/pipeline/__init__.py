"""The pipeline drawn: steps, waits, quarters of signing."""
