"""The head log: one line a return taken in, outside the ledger, so that a ledger put back in time is noticed."""

import os
from pathlib import Path


def note_head(path: Path, revision: int, submission: str, digest: str) -> None:
    """Append `revision submission digest` to the log at `path` and return once it would survive a power cut."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        os.write(descriptor, f"{revision} {submission} {digest}\n".encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
