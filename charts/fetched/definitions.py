"""The sections of 口径 to hand over: what stands on the screen as text, figures of number columns as numbers."""

import re
from collections.abc import Sequence
from html import unescape

from charts.fetched.numbered import with_numbers
from charts.meanings.definitions import Section
from charts.table import Column
from domain.facts import Facts
from domain.numbers import MINUS, read_number
from domain.tables import Head, Table

_TAG = re.compile(r"<[^>]+>")


def section_table(section: Section, facts: Facts) -> Table:
    """One section; a cell under a number column that holds no number (such as "—") is empty."""
    heads = [Head(_plain(column.head), "exact" if _numeric(column) else "text") for column in section.columns]
    rows = [_row(section.columns, entry.cells) for entry in section.entries]
    made = Table(section.title, heads, rows, notes=[section.note] if section.note else [])
    numbers = [entry.number for entry in section.entries]
    return with_numbers(made, numbers, section.numbered, facts) if section.numbered else made


def _row(columns: Sequence[Column], cells: Sequence[str]) -> list[object]:
    return [
        _number(_plain(cell)) if _numeric(column) else _plain(cell) for column, cell in zip(columns, cells, strict=True)
    ]


def _numeric(column: Column) -> bool:
    return column.kind == "number"


def _number(text: str) -> object:
    read = read_number(text.replace(MINUS, "-"))
    return text if read is None or read.unit else read.value


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html.replace("<br>", "；")))
