"""What the parts of a workbook can hold, and parts put in place of those that openpyxl wrote."""

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

_UNWRITABLE = re.compile(f"{ILLEGAL_CHARACTERS_RE.pattern}|[\ufffe\uffff]")


def writable(text: str, instead: str = "") -> str:
    """`text` with `instead` in place of what XML cannot hold; one such letter makes a workbook that does not open."""
    return _UNWRITABLE.sub(instead, text)


def replaced(saved: ZipFile, parts: Mapping[str, bytes]) -> bytes:
    """The workbook `saved` with `parts` by their names in it; all others as they are."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name in saved.namelist():
            archive.writestr(name, parts[name] if name in parts else saved.read(name))
    return out.getvalue()
