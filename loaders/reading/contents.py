"""What stands in cells as text, and which of it has to be judged."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from unicodedata import is_normalized

from loaders.reading.columns import FoundColumn
from loaders.reading.grid import Cell, Grid
from loaders.reading.limits import Limits

_PLAIN = {"count": re.compile(r"[0-9]{1,10}"), "amount": re.compile(r"[0-9]{1,10}(?:\.[0-9]{1,8})?")}
_LONGEST_NOTHING = 4


def contents(grid: Grid, rows: list[int], columns: list[FoundColumn]) -> list[str]:
    """Row by row, every cell of a column of the form as text."""
    at = [found.position - grid.left for found in columns]
    shown = {kind: _Shown(show) for kind, show in _SHOW.items()}
    return [
        cell if type(cell := cells[position]) is str else shown[type(cell)][cell]
        for cells in (grid.rows[row - grid.top] for row in rows)
        for position in at
    ]


def odd(contents: set[str], found: FoundColumn, limits: Limits) -> list[str]:
    """All but plain figures in the ledger's own unit and free text that can mean nothing else."""
    if found.column.words or found.column.names_place or found.column.several:
        return list(contents)
    if found.column.kind == "text":
        sizes, most = set(map(len, contents)), limits.text_characters
        if sizes and min(sizes) > _LONGEST_NOTHING and max(sizes) <= most and _are_normal(contents):
            return []
        return [raw for raw in contents if not _LONGEST_NOTHING < len(raw) <= most or not _is_normal(raw)]
    if found.factor == 1 and (plain := _PLAIN.get(found.column.kind)):
        return [raw for raw in contents if not plain.fullmatch(raw)]
    return list(contents)


def _are_normal(contents: set[str]) -> bool:
    """Whether all surely are: joined by a letter that is normal beside any other they are looked at as one."""
    joined = f"一{'一'.join(contents)}一"
    blank = any(blank in joined for blank in ("  ", "一 ", " 一"))
    return not blank and joined.isprintable() and is_normalized("NFKC", joined)


def _is_normal(raw: str) -> bool:
    return raw.isprintable() and is_normalized("NFKC", raw) and raw == " ".join(raw.split())


def _show_moment(moment: datetime) -> str:
    return moment.date().isoformat() if moment.time() == time() else moment.isoformat(" ")


# Numbers to Excel's own 15 significant digits, dates as ISO, truth as Excel shows it.
_SHOW: dict[type[Cell], Callable[..., str]] = {
    float: "%.15g".__mod__,
    int: str,
    bool: lambda truth: str(truth).upper(),
    date: date.isoformat,
    datetime: _show_moment,
    time: time.isoformat,
    timedelta: str,
}


def as_text(cell: Cell) -> str:
    """What stands in one cell, as text."""
    return cell if isinstance(cell, str) else _SHOW[type(cell)](cell)


class _Shown(dict[Cell, str]):
    """The text of each distinct cell of one type, made once."""

    def __init__(self, show: Callable[..., str]) -> None:
        self._show = show

    def __missing__(self, cell: Cell) -> str:
        self[cell] = text = self._show(cell)
        return text
