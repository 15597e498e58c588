"""Workbooks as WPS saves them: its own names, parts, pictures and slips; all are read as if Excel had saved them."""

import re
import zipfile
from io import BytesIO

from openpyxl.worksheet.worksheet import Worksheet

from domain.forms import Form
from tests.gauntlet.building import MAIN, OFFICE, RELATIONS, STRINGS, edited, shared, touched
from tests.gauntlet.case import Build, Case, accepted, sent_back
from tests.gauntlet.compound import biff, compound
from tests.reading.packing import SHEET, repacked

_OWN = "http://www.wps.cn/officeDocument"
_NAMESPACES = (
    f'xmlns:etc="{_OWN}/2017/etCustomData" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
)
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PICTURE = "ID_5BA4F81A0D674C7AA8849A79AC5645C8"
_CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer">'
    "<vt:lpwstr>2052-11.1.0.10132</vt:lpwstr></property>"
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="ICV"><vt:lpwstr>示例</vt:lpwstr></property>'
    "</Properties>"
)
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>WPS 表格</Application></Properties>"
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator xsi:type="dcterms:W3CDTF">示例</dc:creator>'
    '<dcterms:created xsi:type="dcterms:W3CDTF">2023-06-09T08:00:00</dcterms:created></cp:coreProperties>'
)
_PICTURES = (
    f'<etc:cellImages xmlns:etc="{_OWN}/2017/etCustomData" xmlns:xdr="{_DRAWING}/spreadsheetDrawing"'
    f' xmlns:a="{_DRAWING}/main" xmlns:r="{OFFICE}"><etc:cellImage><xdr:pic><xdr:nvPicPr>'
    f'<xdr:cNvPr id="2" name="{_PICTURE}" descr="示例执照"/><xdr:cNvPicPr/></xdr:nvPicPr>'
    '<xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill><xdr:spPr/></xdr:pic></etc:cellImage></etc:cellImages>'
)
_TYPES, _OFFICIAL = "[Content_Types].xml", "application/vnd.openxmlformats-officedocument"
_KINDS = {
    STRINGS: f"{_OFFICIAL}.spreadsheetml.sharedStrings+xml",
    "docProps/custom.xml": f"{_OFFICIAL}.custom-properties+xml",
}
_SHOWN = f'<f>_xlfn.DISPIMG(&quot;{_PICTURE}&quot;,1)</f><v>=DISPIMG("{_PICTURE}",1)</v>'
_LAST = '<c r="K7" t="n"><v>11</v></c>'
_RELATED = f'<Relationship Id="rIdE" Type="{_OWN}/2020/cellImage" Target="cellimages.xml"/></Relationships>'
_CLASS = bytes.fromhex("0208020000000000c000000000000046")
_BLANKS = "".join(f'<c r="{letter}8" s="0"/>' for letter in "ABCDEFGHIJK")
_HEADS_AND_ROWS = {
    f'xmlns="{re.escape(MAIN)}"': f'xmlns="{MAIN}" {_NAMESPACES}',
    r"<sheetPr>.*?</sheetPr>": "<sheetPr/>",
    r"<sheetFormatPr [^>]*/>(<cols>.*?</cols>)?": '<sheetFormatPr defaultColWidth="9" defaultRowHeight="14.4"/>',
    r'<row r="(\d+)"[^>]*>': r'<row r="\1" ht="46" customHeight="1" spans="1:11">',
    r'<row r="9"': f'<row r="8" spans="1:11">{_BLANKS}</row><row r="9"',
}
_SOUNDED = (
    '<si><r><rPr><rFont val="宋体"/><charset val="134"/></rPr><t>填报单位：</t></r>'
    '<r><t xml:space="preserve">宣汉县 </t></r><rPh sb="0" eb="1"><t>xuan</t></rPh>'
    '<phoneticPr fontId="1" type="noConversion"/></si>'
)


def _saved(form: Form, build: Build = shared) -> bytes:
    """An honest return with the heads, rows and properties of WPS."""
    made = build(form)
    text = zipfile.ZipFile(BytesIO(made)).read(SHEET).decode()
    for pattern, own in _HEADS_AND_ROWS.items():
        assert re.search(pattern, text), f"{pattern} 不在表中"
        text = re.sub(pattern, own, text)
    filtered = '<autoFilter ref="A6:K7" etc:filterBottomFollowUsedRange="0"><extLst/></autoFilter></worksheet>'
    text = text.replace("</worksheet>", filtered)
    kept = zipfile.ZipFile(BytesIO(made)).namelist()
    kinds = {name: kind for name, kind in _KINDS.items() if name != STRINGS or STRINGS in kept}
    listed = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    types = zipfile.ZipFile(BytesIO(made)).read(_TYPES).decode().replace("</Types>", f"{listed}</Types>")
    parts = {SHEET: text, "docProps/app.xml": _APP, "docProps/core.xml": _CORE, _TYPES: types}
    added = (("docProps/custom.xml", _CUSTOM.encode()), ("customXml/item1.xml", b"<woProps/>"))
    return repacked(made, {name: part.encode() for name, part in parts.items()}, added=added)


def _pictured(*changes: tuple[str, str]) -> Build:
    """With a picture inside a cell, put in by `changes` to the sheet."""

    def build(form: Form) -> bytes:
        made = edited(("</Relationships>", _RELATED), part=RELATIONS, build=edited(*changes, build=_saved))(form)
        link = (
            f'<Relationships><Relationship Id="rId1" Type="{OFFICE}/image" Target="media/image1.png"/></Relationships>'
        )
        parts = {
            "xl/cellimages.xml": _PICTURES.encode(),
            "xl/_rels/cellimages.xml.rels": f"<Relationships>{link}</Relationships>".encode(),
            "xl/media/image1.png": b"\x89PNG\r\n\x1a\n",
        }
        return repacked(made, {}, added=tuple(parts.items()))

    return build


def _old(*, named: str) -> Build:
    """An .xls or .et: what WPS says of the document carries a class where others have none, and a stream is its own."""
    about = b"\xfe\xff\x00\x00\x0a\x00\x02\x00" + _CLASS + bytes(20)

    def build(form: Form) -> bytes:
        return compound({"Workbook": biff(form), "\x05SummaryInformation": about, named: b"\x01" * 64})

    return build


def _reserve(sheet: Worksheet) -> None:
    other = sheet.parent.create_sheet("WpsReserved_CellImgList")
    other["A1"], other.sheet_state = "示例", "veryHidden"


def _edited(*changes: tuple[str, str], part: str = SHEET) -> Build:
    return edited(*changes, part=part, build=_saved)


CASES = (
    Case("saved by WPS", _saved, accepted()),
    Case("saved by WPS with one cell as its dimension", _edited(('ref="A1:K9"', 'ref="A1"')), accepted()),
    Case("saved by WPS without a dimension", _edited(('<dimension ref="A1:K9" />', "")), accepted()),
    Case(
        "a text of WPS with its pronunciation in two fonts",
        _edited(
            (
                "<si><t>填报单位：宣汉县</t></si>",
                _SOUNDED,
            ),
            part=STRINGS,
        ),
        accepted(),
    ),
    Case(
        "a sum that WPS kept as text",
        _edited(('<c r="B7" t="n"><v>2.5</v></c>', '<c r="B7" t="str"><f>SUM(1,1.5)</f><v>2.5</v></c>')),
        accepted(),
    ),
    Case(
        "a picture inside a cell beside the table",
        _pictured((_LAST, f'{_LAST}<c r="L7" t="str">{_SHOWN}</c>')),
        accepted(("cell.outside", "L7")),
    ),
    Case(
        "a picture where a figure belongs",
        _pictured((_LAST, f'<c r="K7" t="str">{_SHOWN}</c>')),
        sent_back(("value.unreadable", "K7"), briefings=None),
    ),
    Case("the sheet in which WPS keeps its pictures", lambda form: _saved(form, touched(_reserve)), accepted()),
    Case("an .xls saved by WPS", _old(named="\x05DocumentSummaryInformation"), accepted()),
    Case("an .et, in which WPS keeps an .xls", _old(named="ETExtData"), accepted()),
)
