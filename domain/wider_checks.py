"""The kinds of check that look beyond one return's figures: at a later one, another form, another unit, a total."""

from typing import Annotated, Literal

from pydantic import Field

from domain.records import Record


class TopsLater(Record):
    """No figure above what a return of a later period, already accepted, says."""

    kind: Literal["tops_later"]


class AddsUp(Record):
    """Every printed total is the sum of all rows, or of those it stands under or over."""

    kind: Literal["adds_up"]


class Counted(Record):
    """Each figure is how many projects of the unit's ledger have one of the listed `days` in the counting window.

    Days after the return's own period do not count. Asked where a ledger of the same slot is in force.
    """

    kind: Literal["counted"]
    days: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]]


class SameName(Record):
    """No two units list a project of one name, blanks and brackets aside; of at least so many letters."""

    kind: Literal["same_name"]
    least_letters: int


class SameDeal(Record):
    """No two units list a project of one investor, signed on one day for one sum, under different names."""

    kind: Literal["same_deal"]


CityWide = SameName | SameDeal
