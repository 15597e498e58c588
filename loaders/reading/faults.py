"""Cells that hold something and do not come out of reading with it: errors, formulas without result, odd spellings."""

import zipfile
from collections.abc import Collection
from pathlib import Path

from domain.addresses import address
from loaders.reading.cellwalk import Written, walk_cells
from loaders.reading.grid import Cell, Grid, Workbook
from loaders.reading.inspection import Inspection
from loaders.reading.sheetnames import sheet_names

_SUSPECT = (b't="e"', b"t='", b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/")
_HOLDING = (b"<v>", b"<v ", b":v>", b":v ", b"<is>", b":is>")


def find_faults(path: Path, inspection: Inspection, workbook: Workbook) -> dict[str, dict[str, str]]:
    """The addresses of such cells by sheet, each with the code of its finding.

    Looked for only where the package holds more cells than came out with something, or its XML is twisted.
    """
    if not inspection.sheets or (inspection.cells <= workbook.cells and not inspection.twisted):
        return inspection.faults
    texts = {part: b"".join(chunks) for part, chunks in inspection.sheets.items()}
    if not inspection.twisted and _all_came_out(texts.values(), workbook):
        return {}
    with zipfile.ZipFile(path) as package:
        names = sheet_names(package)
    grids = {grid.name: grid for grid in workbook.grids}
    named = {names[part]: text for part, text in texts.items() if names.get(part) in grids}
    return {name: faults_in(text, grids[name]) for name, text in named.items()}


def _all_came_out(texts: Collection[bytes], workbook: Workbook) -> bool:
    """Whether all that are missing are cells without content, as far as counting shows."""
    if any(mark in text for text in texts for mark in _SUSPECT):
        return False
    return sum(text.count(mark) for text in texts for mark in _HOLDING) <= workbook.cells


def faults_in(text: bytes, grid: Grid) -> dict[str, str]:
    """The same for the XML of one sheet, against what was read of it."""
    faults: dict[str, str] = {}
    met = set()
    for cell in walk_cells(text):
        code = "cell.lost" if cell[:2] in met else _code(cell, grid.at(cell.row, cell.column))
        met.add(cell[:2])
        if code:
            faults[address(cell.row, cell.column)] = code
    return faults


def _code(cell: Written, read: Cell) -> str | None:
    if read != "":
        return "cell.lost" if cell.kind == "n" and _differs(cell.text, read) else None
    if cell.kind == "e":
        return "value.error"
    if cell.text.strip() and cell.kind != "s":  # a shared text that is empty is no loss, one that is absent is damage
        return "cell.lost"
    return "value.formula" if cell.formula and cell.kind != "str" else None


def _differs(text: str, read: Cell) -> bool:
    """Whether a number was read as another; one read as a date or as text is not looked into."""
    if isinstance(read, bool) or not isinstance(read, int | float):
        return False
    try:
        return float(text) != read
    except ValueError:
        return False
