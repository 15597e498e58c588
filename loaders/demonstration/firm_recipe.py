"""The recipe of the demonstrated key enterprises: which projects they stand behind, and who only counts them."""

from pydantic import Field

from domain.records import Record


class Counting(Record):
    """A unit that sends counts, `alone` or beside its list; from the period `since` on, with so many `more` in them."""

    place: str
    alone: bool
    since: str = ""
    more: dict[str, int] = Field(default_factory=dict)


class FirmsRecipe(Record):
    """One list a period of the round `behind`, whose projects the ledger lists: those landed by then, of a category.

    `listed_as` is the list a category stands in, and `related` what is said where it has to be the investor's own;
    an investor from `inside` the province is given the home `outside`. Every `nth_of` project is besides what the
    word says.
    """

    form: str
    counts_form: str
    behind: str
    days_until_received: tuple[int, int]
    investor: str
    evidence: str
    evidence_number: str
    listed_as: dict[str, str]
    related: str
    inside: str
    outside: str
    nth_of: dict[str, int]
    counting: tuple[Counting, ...]
