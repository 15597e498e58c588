"""The lines of a long form, written straight into its sheet: openpyxl draws two of them, all others are set like those.

Three thousand lines drawn cell by cell are seconds of the server's time; so they take a fraction of one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZipFile

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from loaders.exporting.parts import replaced
from loaders.exporting.workbook import as_text

DRAWN = 2  # one as all are, and one whose cells hold text whatever it begins with
_SHEET = "xl/worksheets/sheet1.xml"
_ROW = '<row r="{row}"([^>]*)>(.*?)</row>'
_STYLE = re.compile(r'<c r="[A-Z]+[0-9]+" s="([0-9]+)"')


class Lines(NamedTuple):
    """The rows `first` to `last` of a sheet, both counted; what stands in each, by column."""

    first: int
    last: int
    columns: Sequence[str]
    told: Sequence[Mapping[str, object]]

    @property
    def drawn_apart(self) -> bool:
        """Whether only two of them are drawn, and all are to be put in place when the sheet is saved."""
        return self.first < self.last


def with_lines(content: bytes, lines: Lines) -> bytes:
    """The .xlsx `content` of one sheet with all its `lines` in place of the two that are drawn in it."""
    with ZipFile(BytesIO(content)) as saved:
        sheet = saved.read(_SHEET).decode()
        plain, quoted = (re.search(_ROW.format(row=lines.first + nth), sheet, re.DOTALL) for nth in range(DRAWN))
        if plain is None or quoted is None:
            raise LookupError(lines.first)
        styles = [dict(zip(lines.columns, _STYLE.findall(row[2]), strict=True)) for row in (plain, quoted)]
        written = "".join(_rows(lines, plain[1], styles[0], styles[1]))
        return replaced(saved, {_SHEET: f"{sheet[: plain.start()]}{written}{sheet[quoted.end() :]}".encode()})


def _rows(lines: Lines, about: str, plain: Mapping[str, str], quoted: Mapping[str, str]) -> Iterator[str]:
    letters = {name: get_column_letter(nth) for nth, name in enumerate(lines.columns, 1)}
    nothing: Mapping[str, object] = {}
    for nth, row in enumerate(range(lines.first, lines.last + 1)):
        told = lines.told[nth] if nth < len(lines.told) else nothing
        cells = (_cell(f"{letter}{row}", plain[name], quoted[name], told.get(name)) for name, letter in letters.items())
        yield f'<row r="{row}"{about}>{"".join(cells)}</row>'


def _cell(at: str, plain: str, quoted: str, value: object) -> str:
    """What a unit once wrote, as text where it was text, whatever it begins with."""
    if isinstance(value, str):
        text, runs = as_text(value)
        inside = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
        return f'<c r="{at}" s="{quoted if runs else plain}" t="inlineStr">{inside}</c>'
    if isinstance(value, Decimal):
        return f'<c r="{at}" s="{plain}"><v>{value.normalize():f}</v></c>'
    if isinstance(value, date):
        return f'<c r="{at}" s="{plain}"><v>{to_excel(value)}</v></c>'
    return f'<c r="{at}" s="{plain}"/>'
