"""The recipe of the demonstrated ledgers: which returns their projects stand behind, and what a row may say."""

from datetime import date

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
