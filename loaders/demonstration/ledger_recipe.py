"""The recipe of the demonstrated ledgers: which returns their projects stand behind, and what a row may say."""

from datetime import date
from decimal import Decimal

from domain.records import Record


class Trade(Record):
    """What an invented project may make, and where that stands in an industry."""

    industry: str
    chain: str
    products: tuple[str, ...]


class Named(Record):
    """The name and the investor of the nth project, from 1, of a unit's cohort, in place of those drawn."""

    place: str
    form: str
    nth: int
    project: str
    investor: str


class Placed(Record):
    """What the nth project of a unit's cohort makes in place of what is drawn, from 1, or from the last as -1."""

    place: str
    form: str
    nth: int
    industry: str
    chain: str
    product: str


class GivenUp(Record):
    """Every `nth` project that has only been signed is given up so many days later, and called so."""

    state: str
    nth: int
    after_days: int


class Money(Record):
    """What comes in besides after the day `since`: with so much `chance` a `share` of the contract between the two.

    Ledger by ledger, to projects that have landed, every `nth` left out; never more than `most` of the contract in all.
    """

    since: date
    chance: float
    share: tuple[float, float]
    nth: int
    most: Decimal


class Cohort(Record):
    """The projects behind one return's figures: by step the indicator that counts them, the steps in order.

    They were signed evenly from `first` to `last`; `as_reported`, each took its steps when the returns of the form up
    to that one first counted as many. `contract` and `funds` are the indicators of their sums, `bands` those that
    count the projects of the return's own year by the size of their contract.
    """

    form: str
    period: str
    counts: dict[str, str]
    contract: str
    funds: str | None = None
    bands: tuple[str, ...] = ()
    first: date
    last: date
    as_reported: bool = False


class AtCapacity(Record):
    """What a project is said to be that has taken its last step so many days before the day of a ledger."""

    state: str
    after_days: int


class Ledger(Record):
    """The ledgers of every office, one a period; what a row may say, what each step is called, projects of a name."""

    form: str
    periods: tuple[str, ...]
    days_until_received: tuple[int, int]
    states: dict[str, str]
    at_capacity: AtCapacity
    manufacturing: str
    tasks: tuple[str, ...]
    categories: tuple[str, ...]
    homes: tuple[str, ...]
    cohort: tuple[Cohort, ...]
    trade: tuple[Trade, ...]
    named: tuple[Named, ...] = ()
    placed: tuple[Placed, ...] = ()
    given_up: GivenUp
    money: Money
