"""How the ledger stands, in figures and a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Health:
    """Whether the ledger answers, its revision, the bytes it takes, and how it stands in a sentence."""

    answers: bool
    revision: int
    size: int
    message: str
