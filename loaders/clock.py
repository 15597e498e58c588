"""The one clock of the house: the moment at which something comes in or is said; nothing that counts reads it."""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment, naive UTC."""
    return datetime.now(UTC).replace(tzinfo=None)
