"""What stands among the rows of a table and is no data: totals, page heads, numbers of columns, signatures, notes."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import count

from domain.forms import Form
from domain.text import normalise, squeeze
from loaders.reading.grid import Cell, Grid
from loaders.reading.heading import Heading

_NOTES = re.compile(
    r"(?:备注|注释?|附注|(?:(?:填表|填报|编制|指标|有关))?说明)\d{0,2}(?:\([^()]*\))?(?::.*)?", re.DOTALL
)
_NOTE_BEGINS = "备注附说填编指有"
_SIGNATURE = re.compile(
    r"(?:单位|部门|统计)?(?:负责人|分管领导|主要领导|审[核签]人?|复核人?|签发人?|经办人?|填报人|填表人|制表人?|联系人|联系电话)"
    r"(?:签[字名章])?(?:\([^()]*\))?:.*|第\d+页.*"
)
_SIGNATURE_MARK = re.compile("[:：页]")
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2})\)?(?:=.*)?")
_COLUMN_LETTERS = frozenset(["栏次", *"甲乙丙丁戊己庚辛壬癸", *"ABCDEFGH"])
_LEAST_NUMBERED = 3
_LONGEST_TOTAL = 12
_COUNT_BEHIND = re.compile(r"(?:\(\d*[个项户家条]?\))?:?$")
_CLOSING = (":", "：", ")", "）")
_SECTION = re.compile(r"(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、).*|\(?以下空白\)?")
_BLANKS = ("", " ", "  ", "　")


class Furniture:
    """The lines of one table that are none of its data, known by what stands above it and by the words of totals."""

    def __init__(self, grid: Grid, heading: Heading, form: Form, totals: Iterable[str]) -> None:
        self._title, self._place_label = form.recognise, form.place_label
        self._totals = frozenset(map(squeeze, totals))
        self._endings = (*{word[-1] for word in self._totals}, *_CLOSING)
        self._heads: set[Cell] = set()
        self._lines: set[tuple[str, ...]] = set()
        for row in range(grid.top, heading.bottom):
            self.repeats(grid.rows[row - grid.top])

    @cached_property
    def _sums(self) -> tuple[str, ...]:
        """Those words of totals that are no unit's name."""
        return tuple(word for word in self._totals if word.endswith("计"))

    @cached_property
    def _written_sums(self) -> frozenset[str]:
        return frozenset(blank.join(word) for word in self._sums for blank in _BLANKS)

    def repeats(self, cells: Sequence[Cell]) -> None:
        """Take note of a line that may be printed again further down."""
        if head := _first(cells):
            self._heads.add(head)
            self._lines.add(_comparable(cells))

    def is_page_head(self, cells: Sequence[Cell], first: Cell) -> bool:
        """Whether a line of the head is printed again, or says again what the table is and who reports."""
        if first in self._heads and _comparable(cells) in self._lines:
            return True
        if not isinstance(first, str):
            return False
        label = self._place_label
        if first.startswith(label) and normalise(first)[len(label) :][:1] == ":":
            return True
        return self._title[0] in first and all(phrase in first for phrase in self._title)

    def is_total(self, cells: Sequence[Cell], first: Cell, required: Sequence[int]) -> bool:
        """Whether a row is a total: by its first text, or by a word for sums in any cell where no row is named.

        `required` are the offsets of the columns without which a row is none.
        """
        if isinstance(first, str) and len(first) <= _LONGEST_TOTAL and first.rstrip().endswith(self._endings):
            word = _COUNT_BEHIND.sub("", squeeze(first))
            if word in self._totals or word.endswith(self._sums):
                return True
        sums = self._written_sums
        if required and (named := cells[required[0]]) != "" and named not in sums:
            return False
        return not sums.isdisjoint(cells) and all(cells[offset] == "" or cells[offset] in sums for offset in required)


def ends_table(first: str) -> bool:
    """Whether a line begins the notes under a table."""
    return first.lstrip()[:1] in _NOTE_BEGINS and _NOTES.fullmatch(squeeze(first)) is not None


def heads_section(first: str) -> bool:
    """Whether the only text of a line numbers a part of the table, 一、 or （二）, or says that nothing follows."""
    return _SECTION.fullmatch(squeeze(first)) is not None


def is_signature(cells: Sequence[Cell], first: Cell) -> bool:
    """Whether a line names who answers for the table, or its page; it may hold dates, but no figures."""
    if not isinstance(first, str) or not _SIGNATURE_MARK.search(first):
        return False
    figures = any(isinstance(cell, int | float) for cell in cells)
    return not figures and _SIGNATURE.fullmatch(squeeze(first)) is not None


def numbers_columns(cells: Sequence[Cell]) -> bool:
    """Whether a line counts the columns: 甲 乙 1 2 3 …, (1) (2) …, 1 2 3=1+2 …."""
    words = [f"{cell:g}" if isinstance(cell, float) else squeeze(str(cell)) for cell in cells if cell != ""]
    numbers = [found[1] for word in words if (found := _COLUMN_NUMBER.fullmatch(word))]
    others = len(words) - len(numbers)
    expected = map(str, count(1))
    return (
        len(numbers) >= _LEAST_NUMBERED
        and all(number == wanted for number, wanted in zip(numbers, expected, strict=False))
        and _COLUMN_LETTERS.issuperset(words[:others])
    )


def letters_columns(cells: Sequence[Cell]) -> bool:
    """Whether such a line has letters too, so that it can be nothing else."""
    return any(isinstance(cell, str) and squeeze(cell) in _COLUMN_LETTERS for cell in cells)


def _first(cells: Sequence[Cell]) -> Cell:
    return next((cell for cell in cells if cell != ""), "")


def _comparable(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(squeeze(cell) if isinstance(cell, str) else str(cell) for cell in cells)
