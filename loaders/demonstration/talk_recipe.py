"""The recipe of the demonstrated negotiations: who reports them, what they are about, and how long each step takes."""

from datetime import date

from domain.records import Record
from loaders.demonstration.ledger_recipe import Trade


class Talks(Record):
    """One register a period of each of the `places`.

    Behind every `nth_signed` project signed from `first` on stand talks; besides each place has `open` of its own about
    what a `trade` makes, begun from `first` to `last`, numbered from `number` on. An intention
    comes after so many days from the first talk, or never where the share `undecided` says so; every `nth_ended` is
    given up so many days later. `planned` is what is meant to be invested, in 亿元; every `nth_unsaid` does not say.
    """

    form: str
    places: tuple[str, ...]
    periods: tuple[str, ...]
    days_until_received: tuple[int, int]
    states: dict[str, str]
    nth_signed: int
    open: int
    number: int
    first: date
    last: date
    days_to_intend: tuple[int, int]
    days_to_sign: tuple[int, int]
    undecided: float
    nth_ended: int
    days_to_end: tuple[int, int]
    planned: tuple[float, float]
    nth_unsaid: int
    trade: tuple[Trade, ...]
