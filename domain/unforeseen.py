"""What is left of work that failed in a way nobody foresaw, where the rest goes on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unforeseen:
    """The number under which the fault stands in the log."""

    number: str
