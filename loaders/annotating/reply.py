"""What goes back to a sender with the workbook, and how it is worded."""

from collections.abc import Iterator, Sequence
from itertools import islice, product

from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import get_column_letter

from domain.findings import LEVELS, Finding
from domain.records import Record
from loaders.annotating.naming import ADDRESSES

_MOST_OF_A_RANGE = 200


class Answered(Finding):
    """A finding with the word for its level and the sentences of what has been said to it since."""

    weight: str
    said: tuple[str, ...] = ()


class Reply(Record):
    """The findings of one file, a line that says which file it is, and a line that counts them.

    `listed` are the findings as the list tells them, those of one cause as one. `redrawn` is added to the summary
    where the sender's formats could not be kept, `pictures` where those inside cells could not.
    """

    heading: str
    summary: str
    redrawn: str = ""
    pictures: str = ""
    findings: tuple[Answered, ...]
    listed: tuple[Answered, ...]


def by_weight(findings: Sequence[Answered]) -> list[Answered]:
    """What stands against the return first, the rest behind it, each level in the order it was found."""
    return sorted(findings, key=lambda finding: LEVELS.index(finding.level))


def cells_of(finding: Finding) -> Iterator[str]:
    """Every cell a finding names: one, several, or those of a range up to a number nobody would look through."""
    for named in ADDRESSES.findall(finding.cell):
        area = named.replace("$", "")
        if ":" not in area:
            yield area
            continue
        left, top, right, bottom = range_boundaries(area)
        inside = product(range(top, bottom + 1), range(left, right + 1))
        yield from (f"{get_column_letter(column)}{row}" for row, column in islice(inside, _MOST_OF_A_RANGE))
