"""What the guard learns about a workbook before it is opened."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

Hint = Literal["file.macros", "file.external_links", "file.since_1904"]

_SINCE_1904 = re.compile(rb"""date1904=["'](?:1|true)["']""")
HiddenLines = tuple[set[int], set[int]]


@dataclass
class Inspection:
    """Remarks worth telling; how many cells the file holds, and what its sheets say of their cells.

    `hides` is whether rows or columns are hidden. Of an .xlsx: `sheets` is the XML of its sheets by part, in chunks,
    `twisted` whether any of it is written in a way that readers stumble over, `styles` the XML of its styles,
    `pictures` whether WPS keeps any inside cells, `drawn` whether words are struck through or raised. Of an .xls:
    `faults` are its cells at fault, sheet → address → code, `hidden` its hidden rows and columns, from 0, `shown` the
    number formats that may show another figure or a unit, sheet → address → format, `struck` its cells in a struck font
    by sheet.
    """

    hints: list[Hint] = field(default_factory=list)
    cells: int = 0
    sheets: dict[str, list[bytes]] = field(default_factory=dict)
    twisted: bool = False
    styles: bytes = b""
    hides: bool = False
    pictures: bool = False
    drawn: bool = False
    faults: dict[str, dict[str, str]] = field(default_factory=dict)
    hidden: dict[str, HiddenLines] = field(default_factory=dict)
    shown: dict[str, dict[str, str]] = field(default_factory=dict)
    struck: dict[str, set[str]] = field(default_factory=dict)


def hints_of(parts: Collection[str], book: bytes) -> list[Hint]:
    """What the names of an .xlsx's parts, in small letters, and its list of sheets give away."""
    hints: list[Hint] = []
    if any("vbaproject" in name or "macrosheets/" in name for name in parts):
        hints.append("file.macros")
    if any("externallinks/" in name for name in parts):
        hints.append("file.external_links")
    if _SINCE_1904.search(book):
        hints.append("file.since_1904")
    return hints
