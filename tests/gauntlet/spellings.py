"""Packages as other programs than Excel spell them: all are read, and what they carry besides is told."""

from tests.gauntlet.building import (
    MAIN,
    OFFICE,
    RELATIONS,
    STRINGS,
    added,
    edited,
    everywhere,
    shared,
    without,
)
from tests.gauntlet.case import Case, accepted
from tests.reading.packing import SHEET

_STRICT = (
    (MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
)
_LONG_NAME = ('name="Sheet1"', 'name="' + "示例" * 90 + '"')
_WHO = "<si><t>填报单位：宣汉县</t></si>"
_TWO_FONTS = "<si><r><t>填报单位：宣</t></r><r><rPr><b/></rPr><t xml:space='preserve'>汉县 </t></r></si>"
_SOUNDED = "<si><t>填报单位：宣汉县</t><rPh sb='0' eb='1'><t>xuan</t></rPh><phoneticPr fontId='1'/></si>"


def _strict(_: str, part: bytes) -> bytes:
    for transitional, strict in _STRICT:
        part = part.replace(transitional.encode(), strict.encode())
    return part


def _prefixed(name: str, part: bytes) -> bytes:
    if name != SHEET:
        return part
    text = part.replace(b"</", b"</x:").replace(b"<", b"<x:").replace(b"<x:/x:", b"</x:")
    return text.replace(b" xmlns=", b" xmlns:x=")


CASES = (
    Case("macros", added({"xl/vbaProject.bin": b"\xd0\xcf"}), accepted(("file.macros", ""))),
    Case("macros of Excel 4", added({"xl/macrosheets/sheet1.xml": b"<x/>"}), accepted(("file.macros", ""))),
    Case(
        "figures linked from another file",
        added({"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}),
        accepted(("file.external_links", "")),
    ),
    Case("no styles", without("xl/styles.xml"), accepted()),
    Case("no properties", without("docProps/core.xml"), accepted()),
    Case("a byte order mark", everywhere(lambda _, part: b"\xef\xbb\xbf" + part), accepted()),
    Case("strict Open XML", everywhere(_strict), accepted()),
    Case("a prefix before every name", everywhere(_prefixed), accepted()),
    Case("parts named from the list of sheets", edited(("/xl/worksheets/", "worksheets/"), part=RELATIONS), accepted()),
    Case("texts shared by all cells", shared, accepted()),
    Case("a shared text in two fonts", edited((_WHO, _TWO_FONTS), part=STRINGS, build=shared), accepted()),
    Case("a shared text with its pronunciation", edited((_WHO, _SOUNDED), part=STRINGS, build=shared), accepted()),
    Case("a sheet named beyond what Excel allows", edited(_LONG_NAME, part="xl/workbook.xml"), accepted()),
    Case("a dimension that lies", edited(('ref="A1:K9"', 'ref="A1:B2"')), accepted()),
    Case("a dimension beyond all", edited(('ref="A1:K9"', 'ref="A1:XFD1048576"')), accepted()),
)
