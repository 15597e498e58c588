"""Units that a number format shows behind a figure: the office sees them, though the cell does not hold them."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from domain.addresses import address
from domain.facts import Facts
from domain.units import Units
from loaders.reading.columns import FoundColumn
from loaders.reading.grid import Grid
from loaders.reading.inspection import Inspection
from loaders.reading.sheetnames import sheet_names

_STYLED = re.compile(rb"""<(?:\w+:)?c\s(?=[^<>]*?\br=["']([A-Za-z]+\d+)["'])[^<>]*?\bs=["'](\d+)["']""")
_BUILT_IN = {"9": "0%", "10": "0.00%"}
_PERCENT = re.compile(rb'numFmtId="(?:9|10)"|%')
_ASIDE = re.compile(r"\[[^\]]*\]|_.|\*.")
_TAIL = re.compile(r"(?:.*[0#?]|General|G/通用格式)(.*)", re.DOTALL)
_QUOTES = str.maketrans("", "", '"\\! ')

Shown = dict[str, str]


def units_shown(path: Path, inspection: Inspection, facts: Facts) -> dict[str, Shown]:
    """Sheet → address → number format, of cells whose format shows a unit; asked only where some format does."""
    if not _may_show(inspection.styles, facts.units):
        return {name: _with_unit(shown, facts.units) for name, shown in inspection.shown.items()}
    formats = _formats(inspection.styles, facts.units)
    if not formats:
        return {}
    with zipfile.ZipFile(path) as package:
        names = sheet_names(package)
    return {
        names[part]: {
            cell.decode().upper(): formats[style]
            for cell, style in _STYLED.findall(b"".join(chunks))
            if style in formats
        }
        for part, chunks in inspection.sheets.items()
        if part in names
    }


def write_as_shown(grid: Grid, rows: Iterable[int], columns: list[FoundColumn], shown: Shown, facts: Facts) -> None:
    """Put what the office sees, "25000万元", in place of a bare figure whose format shows another unit than its column.

    A figure shown divided has no such text: its format is put behind it, so that it is sent back.
    """
    for row in rows if shown else ():
        for found in columns:
            code, figure = shown.get(address(row, found.position)), grid.at(row, found.position)
            if code and found.stored_unit and isinstance(figure, int | float) and not isinstance(figure, bool):
                grid.rows[row - grid.top][found.position - grid.left] = _as_shown(figure, code, found.unit, facts)


def _as_shown(figure: float, code: str, unit: str, facts: Facts) -> float | str:
    if _is_scaled(code):
        return f"{figure:.15g}（格式为{code}）"
    if facts.units.factor(_unit(code), unit) == 1:
        return figure
    return f"{figure * 100:.15g}%" if _unit(code) == "%" else f"{figure:.15g}{_unit(code)}"


def _with_unit(shown: Shown, units: Units) -> Shown:
    return {cell: code for cell, code in shown.items() if units.named(_unit(code))}


def _may_show(styles: bytes, units: Units) -> bool:
    if _PERCENT.search(styles):
        return True
    return not styles.isascii() and any(unit.label.encode() in styles for unit in units.unit)


def _formats(styles: bytes, units: Units) -> dict[bytes, str]:
    """The number of a style → its format, of formats that show a unit."""
    codes, formats = dict(_BUILT_IN), {}
    for part in ElementTree.fromstring(styles):  # noqa: S314 - it holds no entities: asked before
        if part.tag.endswith("}numFmts"):
            codes |= {each.get("numFmtId", ""): each.get("formatCode", "") for each in part}
        elif part.tag.endswith("}cellXfs"):
            for nth, style in enumerate(part):
                code = codes.get(style.get("numFmtId", ""), "")
                if units.named(_unit(code)):
                    formats[str(nth).encode()] = code
    return formats


def _unit(code: str) -> str:
    tail = _TAIL.fullmatch(_ASIDE.sub("", code.split(";")[0]))
    return tail[1].translate(_QUOTES).lstrip(",") if tail else ""


def _is_scaled(code: str) -> bool:
    """Whether a figure is shown divided: by thousands, or with a point drawn where there is none."""
    number = _ASIDE.sub("", code.split(";")[0])
    tail = _TAIL.fullmatch(number)
    return tail is not None and (tail[1].startswith(",") or re.search(r'[!\\]\.|"\."', number) is not None)
