"""Returns drawn: drafts, findings, receipts, versions, what handing in would change."""
