"""Returns in archive and ledger: kept, made ready, entered, read back."""
