"""Cells that hold something and come out empty: errors, and formulas saved without their result."""

import re
import zipfile
from pathlib import Path

from loaders.reading.grid import Workbook
from loaders.reading.inspection import Inspection
from loaders.reading.sheetnames import sheet_names

_ERROR = re.compile(rb'<(?:\w+:)?c\s[^<>]*?r="([A-Z]+\d+)"[^<>]*\st="e"')
_FORMULA = re.compile(
    rb'<(?:\w+:)?c\s(?![^<>]*\st="(?:str|e)")[^<>]*?r="([A-Z]+\d+)"[^<>]*>\s*'
    rb"<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*(?:/>|></(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"
)


def find_faults(path: Path, inspection: Inspection, workbook: Workbook, sheet: str) -> dict[str, str]:
    """The addresses of such cells of one sheet, each with the code of its finding.

    Looked for only where the package holds more cells than came out with something.
    """
    if inspection.cells <= workbook.cells:
        return {}
    faults = {part: faults_in(b"".join(chunks)) for part, chunks in inspection.sheets.items()}
    if not any(faults.values()):
        return {}
    with zipfile.ZipFile(path) as package:
        names = sheet_names(package)
    return next((found for part, found in faults.items() if names.get(part) == sheet), {})


def faults_in(text: bytes) -> dict[str, str]:
    """The same for the XML of a sheet."""
    faults: dict[str, str] = {}
    if b't="e"' in text:
        faults |= {found.decode(): "value.error" for found in _ERROR.findall(text)}
    if b"<f" in text or b":f" in text:
        faults |= {found.decode(): "value.formula" for found in _FORMULA.findall(text)}
    return faults
