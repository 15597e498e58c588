"""What a number format makes of a figure: the office sees a unit, or another figure, that the cell does not hold."""

import re
import zipfile
from collections.abc import Iterable
from operator import eq, ge, gt, le, lt, ne
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import unescape

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
_CODE = re.compile(rb"""formatCode=(["'])(.*?)\1""", re.DOTALL)
_ASIDE = re.compile(r"\[[^\]]*\]|_.|\*.")
_AROUND = re.compile(r"([^0#?]*?)(?:[0#?](?:.*[0#?])?|General|G/通用格式)(.*)", re.DOTALL)
_QUOTES = str.maketrans("", "", '"\\! ()（）')
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]", re.ASCII)
_COMPARED = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}

_FORMATTED = "（格式为"

Shown = dict[str, str]


def units_shown(path: Path, inspection: Inspection, facts: Facts) -> dict[str, Shown]:
    """Sheet → address → number format, of cells whose format tells something; asked only where some format does."""
    if not _may_show(inspection.styles, facts.units):
        return {name: _telling(shown, facts.units) for name, shown in inspection.shown.items()}
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


def is_shown_otherwise(raw: str) -> bool:
    """Whether it is a figure put down with the format that makes another of it."""
    return _FORMATTED in raw


def _as_shown(figure: float, code: str, unit: str, facts: Facts) -> float | str:
    section = _section(code, figure)
    if figure and (_is_scaled(section) or not section):
        return f"{figure:.15g}{_FORMATTED}{code}）"
    meant = _unit(section, facts.units)
    if meant == "" or facts.units.factor(meant, unit) == 1:
        return figure
    return f"{figure * 100:.15g}%" if meant == "%" else f"{figure:.15g}{meant}"


def _telling(shown: Shown, units: Units) -> Shown:
    codes = {code for code in set(shown.values()) if _tells(code, units)}
    return {cell: code for cell, code in shown.items() if code in codes}


def _may_show(styles: bytes, units: Units) -> bool:
    if _PERCENT.search(styles):
        return True
    codes = (unescape(code.decode(errors="replace"), {"&quot;": '"'}) for _, code in _CODE.findall(styles))
    return any(_tells(code, units) for code in codes)


def _tells(code: str, units: Units) -> bool:
    """Whether some section of a format shows a unit, another figure than there is, or nothing."""
    return any(_is_scaled(each) or not each or _unit(each, units) for each in code.split(";"))


def _formats(styles: bytes, units: Units) -> dict[bytes, str]:
    """The number of a style → its format, of formats that tell something."""
    codes, formats = dict(_BUILT_IN), {}
    for part in ElementTree.fromstring(styles):  # noqa: S314 - it holds no entities: asked before
        if part.tag.endswith("}numFmts"):
            codes |= {each.get("numFmtId", ""): each.get("formatCode", "") for each in part}
        elif part.tag.endswith("}cellXfs"):
            for nth, style in enumerate(part):
                code = codes.get(style.get("numFmtId", ""), "")
                if _tells(code, units):
                    formats[str(nth).encode()] = code
    return formats


def _section(code: str, figure: float) -> str:
    """The part of a format that a figure is shown by: the one whose condition it meets, else by its sign."""
    sections = code.split(";")
    conditions = [_CONDITION.search(each) for each in sections]
    if any(conditions):
        met = (not each or _COMPARED[each[1]](figure, float(each[2])) for each in conditions)
        return next((section for section, holds in zip(sections, met, strict=True) if holds), sections[-1])
    nth = 0 if figure > 0 else 1 if figure < 0 else 2
    return sections[nth] if nth < min(len(sections), 3) else sections[0]


def _unit(section: str, units: Units) -> str:
    """The unit drawn behind a figure or before it, by its label; none is ""."""
    around = _AROUND.fullmatch(_ASIDE.sub("", section))
    for words in (around[2].lstrip(","), around[1]) if around else ():
        if unit := units.named(words.translate(_QUOTES)):
            return unit.label
    return ""


def _is_scaled(section: str) -> bool:
    """Whether a figure is shown divided: by thousands, or with a point drawn where there is none."""
    number = _ASIDE.sub("", section)
    around = _AROUND.fullmatch(number)
    return around is not None and (around[2].startswith(",") or re.search(r'[!\\]\.|"\."', number) is not None)
