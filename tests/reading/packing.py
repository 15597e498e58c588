"""Packages taken apart and put together again, one part changed."""

import zipfile
from io import BytesIO

SHEET = "xl/worksheets/sheet1.xml"
SHEET_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def repacked(workbook: bytes, replaced: dict[str, bytes], *, added: tuple[tuple[str, bytes], ...] = ()) -> bytes:
    """The package with some parts replaced and others added."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, replaced.get(name, old.read(name)))
        for name, content in added:
            new.writestr(name, content)
    return target.getvalue()


def sheet(rows: str) -> dict[str, bytes]:
    """The first sheet with other rows."""
    return {SHEET: f"{SHEET_HEAD}{rows}</sheetData></worksheet>".encode()}
