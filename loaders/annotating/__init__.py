"""The answer in the sender's own workbook: cells marked, a comment on each, and a list of what to do."""
