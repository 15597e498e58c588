"""Parts of a saved workbook put in place of those that openpyxl wrote."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile


def replaced(saved: ZipFile, parts: Mapping[str, bytes]) -> bytes:
    """The workbook `saved` with `parts` by their names in it; all others as they are."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name in saved.namelist():
            archive.writestr(name, parts[name] if name in parts else saved.read(name))
    return out.getvalue()
