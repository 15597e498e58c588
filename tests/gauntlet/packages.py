"""Packages that are cut, flipped, swollen, doubled or lacking: none is opened."""

import zipfile
from copy import copy
from io import BytesIO
from struct import pack

from openpyxl import Workbook

from domain.forms import Form
from tests.gauntlet.building import (
    RELATIONS,
    STRINGS,
    added,
    as_file,
    content,
    directory,
    drawn,
    edited,
    everywhere,
    replaced,
    shared,
    without,
)
from tests.gauntlet.case import Case, refused
from tests.reading.packing import SHEET

_ENTITY = '<!DOCTYPE a [<!ENTITY b "c">]>'
_DEEP = b"<a>" + b" " * ((1 << 20) - 8) + _ENTITY.encode() + b"</a>"
_WORKBOOK = "xl/workbook.xml"


def _cut(form: Form) -> bytes:
    made = drawn()(form)
    return made[: len(made) * 2 // 3]


def _flipped(form: Form) -> bytes:
    made = bytearray(drawn()(form))
    part = next(part for part in zipfile.ZipFile(BytesIO(made)).infolist() if part.filename == SHEET)
    for at in range(part.header_offset + 200, part.header_offset + 210):
        made[at] ^= 0xFF
    return bytes(made)


def _lying(form: Form) -> bytes:
    """Three megabytes that claim to be a hundred bytes."""
    made = replaced(SHEET, bytes(3 << 20))(form)
    return made.replace(pack("<I", 3 << 20), pack("<I", 100))


def _squeezed(form: Form) -> bytes:
    target = BytesIO()
    old = zipfile.ZipFile(BytesIO(drawn()(form)))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as package:
        for name in old.namelist():
            package.writestr(name, old.read(name))
    return target.getvalue()


def _only_charts(_: Form) -> bytes:
    workbook = Workbook()
    workbook.create_chartsheet("图")
    workbook.remove(workbook.worksheets[0])
    return as_file(workbook)


def _encrypt(parts: list[zipfile.ZipInfo]) -> None:
    parts[-1].flag_bits |= 1


def _double(parts: list[zipfile.ZipInfo]) -> None:
    twin = copy(parts[0])
    twin.filename = twin.orig_filename = "xl/twin.xml"
    parts.append(twin)


CASES = (
    Case("half sent", _cut, refused("file.damaged")),
    Case("ten bytes flipped", _flipped, refused("file.damaged")),
    Case("packed in a way Excel does not know", _squeezed, refused("file.damaged")),
    Case("a part that lies about its size", _lying, refused("file.damaged")),
    Case("a megabyte appended", lambda form: drawn()(form) + bytes(1 << 20), refused("file.damaged")),
    Case("over twenty megabytes", content(b"PK\x03\x04" + bytes(21 << 20)), refused("file.too_large")),
    Case("a sheet of sixty megabytes of nothing", replaced(SHEET, bytes(60 << 20)), refused("file.bomb")),
    Case(
        "a hundred parts that swell together",
        added({f"xl/media/{nth}.xml": b"<a>" + b" " * 200_000 + b"</a>" for nth in range(100)}),
        refused("file.bomb"),
    ),
    Case("two thousand and one parts", added({f"x/{nth}": b"" for nth in range(2001)}), refused("file.bomb")),
    Case("two parts of one name", added({SHEET.upper(): b"<worksheet/>"}), refused("file.hostile")),
    Case("two names for one part", directory(_double), refused("file.hostile")),
    Case("a part that climbs out", added({"xl/../../evil.xml": b"<a/>"}), refused("file.hostile")),
    Case("a part that climbs out backwards", added({"xl\\..\\..\\evil.xml": b"<a/>"}), refused("file.hostile")),
    Case("a part under a password", directory(_encrypt), refused("file.encrypted")),
    Case("an entity a megabyte deep", added({"docProps/deep.xml": _DEEP}), refused("file.entities")),
    Case("an entity in the sheet", edited(("<worksheet", f"{_ENTITY}<worksheet")), refused("file.entities")),
    Case(
        "an entity in the texts",
        edited(("<sst", f"{_ENTITY}<sst"), part=STRINGS, build=shared),
        refused("file.entities"),
    ),
    Case("an entity in a part nobody reads", added({"x.xml": _ENTITY.encode()}), refused("file.entities")),
    Case("shared texts that are missing", without(STRINGS, shared), refused("file.damaged")),
    Case("no list of sheets", without(_WORKBOOK), refused("file.damaged")),
    Case("no relations", without(RELATIONS), refused("file.damaged")),
    Case("no sheet where one is named", without(SHEET), refused("file.damaged")),
    Case("a sheet that ends in the middle", edited(("</row></sheetData>", "")), refused("file.damaged")),
    Case("only a chart", _only_charts, refused("file.no_sheet")),
    Case(
        "a sheet in UTF-16",
        everywhere(lambda name, part: part.decode().encode("utf-16") if name == SHEET else part),
        refused("file.encoding"),
    ),
    Case(
        "texts in GBK",
        everywhere(
            lambda name, part: (
                b'<?xml version="1.0" encoding="GBK"?>' + part.decode().encode("gbk") if name == STRINGS else part
            ),
            shared,
        ),
        refused("file.encoding"),
    ),
)
