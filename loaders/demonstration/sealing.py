"""Workbooks made the same to the byte every time, and marked as saved by the program an office uses."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_PROGRAM = re.compile(rb"<Application>[^<]*</Application>")
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_SAVED_WITHOUT_DIMENSION = "WPS"


def sealed(content: bytes, saved_by: str) -> bytes:
    """`content` without the moment it was made; what WPS saves has no cached dimension either."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as made, ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name in made.namelist():
            part = _MOMENT.sub(rb"\g<1>2022-01-01T00:00:00Z", made.read(name))
            part = _PROGRAM.sub(f"<Application>{saved_by}</Application>".encode(), part)
            if saved_by.startswith(_SAVED_WITHOUT_DIMENSION):
                part = _DIMENSION.sub(b"", part)
            archive.writestr(ZipInfo(name, _FIRST_DAY), part, ZIP_DEFLATED)
    return out.getvalue()
