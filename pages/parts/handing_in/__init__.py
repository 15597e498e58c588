"""Handing in: blank forms, drops, drafts, reasons, receipts, taking back, chasing, the city's own return."""
