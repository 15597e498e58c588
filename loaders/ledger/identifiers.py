"""Identifiers made here because the ledger makes none: submission ids that sort in the order of taking in."""

import secrets
import threading
import time
import uuid

_RANDOM_BITS = 62
_issuing = threading.Lock()
_last_tick = 0


def new_submission_id() -> str:
    """A UUIDv7 (RFC 9562): milliseconds, then a 12-bit fraction of one; each is greater than the one before it."""
    global _last_tick
    with _issuing:
        _last_tick = max(_last_tick + 1, time.time_ns() * 4096 // 1_000_000)
        milliseconds, fraction = divmod(_last_tick, 4096)
    high = milliseconds << 16 | 0x7 << 12 | fraction
    return str(uuid.UUID(int=high << 64 | 0b10 << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)))
