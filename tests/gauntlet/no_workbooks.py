"""What is not an Excel workbook, whatever it is called: each is told what it is and what to do."""

from tests.gauntlet.building import content, zipped
from tests.gauntlet.case import Case, refused
from tests.gauntlet.compound import biff, compound

_TABLE = "填报单位,宣汉县\n新签约项目数量,12\n"
_HTML = "<table><tr><td>新签约项目</td><td>12</td></tr></table>"
_TYPES = {"[Content_Types].xml": b"<Types/>"}

CASES = (
    Case("nothing at all", content(b""), refused("file.empty")),
    Case("one blank", content(b" "), refused("file.csv")),
    Case("a web page", content(f"<html><body>{_HTML}</body></html>".encode()), refused("file.html")),
    Case("a bare table of a web page in GBK", content(_HTML.encode("gbk")), refused("file.html")),
    Case("a web page behind a comment", content(f"<!-- 导出 --><style></style>{_HTML}".encode()), refused("file.html")),
    Case("a web page in UTF-16", content(f"<html>{_HTML}</html>".encode("utf-16")), refused("file.html")),
    Case("a web archive", content(b"From: <Saved by WPS>\r\nMIME-Version: 1.0\r\n\r\n<html>"), refused("file.html")),
    Case("comma separated text in UTF-8", content(_TABLE.encode()), refused("file.csv")),
    Case("comma separated text in GBK", content(_TABLE.encode("gbk")), refused("file.csv")),
    Case("tab separated text in UTF-16", content(_TABLE.replace(",", "\t").encode("utf-16")), refused("file.csv")),
    Case(
        "text cut in the middle of a character",
        content(("示例" * 700 + "," + "示例" * 700).encode()[:4097]),
        refused("file.csv"),
    ),
    Case(
        "a table of XML 2003",
        content(b'<?xml version="1.0"?>\r\n<?mso-application progid="Excel.Sheet"?><Workbook/>'),
        refused("file.xml_2003"),
    ),
    Case("a PDF", content(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"), refused("file.pdf")),
    Case("a screenshot", content(b"\x89PNG\r\n\x1a\n" + bytes(99)), refused("file.picture")),
    Case("a photograph", content(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(99)), refused("file.picture")),
    Case("a photograph of a telephone", content(b"\x00\x00\x00\x24ftypheic" + bytes(99)), refused("file.picture")),
    Case("a RAR archive", content(b"Rar!\x1a\x07\x01\x00" + bytes(99)), refused("file.archive")),
    Case("a 7z archive", content(b"7z\xbc\xaf\x27\x1c" + bytes(99)), refused("file.archive")),
    Case("a zip of workbooks", content(zipped({"宣汉县.xlsx": b"PK", "渠县.xls": b""})), refused("file.archive")),
    Case("a zip of anything", content(zipped({"a.dat": b"a"})), refused("file.not_excel")),
    Case("an empty zip", content(zipped({})), refused("file.not_excel")),
    Case("a Word document", content(zipped(_TYPES | {"word/document.xml": b"<d/>"})), refused("file.word")),
    Case(
        "a Word document with a workbook in it",
        content(zipped(_TYPES | {"word/document.xml": b"<d/>", "word/embeddings/workbook1.xlsx": b"PK"})),
        refused("file.word"),
    ),
    Case("a presentation", content(zipped(_TYPES | {"ppt/presentation.xml": b"<p/>"})), refused("file.word")),
    Case("an old Word document", content(compound({"WordDocument": b"\xec\xa5"})), refused("file.word")),
    Case(
        "an ODS table",
        content(zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<o/>"})),
        refused("file.ods"),
    ),
    Case("a binary workbook", content(zipped(_TYPES | {"xl/workbook.bin": b"\x83\x01\x00"})), refused("file.xlsb")),
    Case("a workbook of Excel 2", content(b"\x09\x00\x04\x00\x00\x00\x10\x00" + bytes(99)), refused("file.excel_5")),
    Case("a workbook of Excel 5", content(compound({"Book": b"\x09\x08\x08\x00\x00\x05"})), refused("file.excel_5")),
    Case(
        "a workbook of Excel 95 under the new name",
        content(compound({"Workbook": b"\x09\x08\x08\x00\x00\x05\x05\x00"})),
        refused("file.excel_5"),
    ),
    Case(
        "a workbook locked with a password",
        content(compound({"EncryptionInfo": b"\x04\x00\x04\x00", "EncryptedPackage": bytes(5000)})),
        refused("file.encrypted"),
    ),
    Case(
        "an .xls locked with a password",
        lambda form: compound({"Workbook": biff(form).replace(b"\xe1\x00\x02\x00", b"\x2f\x00\x06\x00", 1)}),
        refused("file.encrypted"),
    ),
    Case("noise", content(bytes(range(256)) * 8), refused("file.not_excel")),
    Case("noise behind the mark of a zip", content(b"PK\x03\x04" + bytes(500)), refused("file.damaged")),
    Case("noise behind the mark of an .xls", content(compound({})[:8] + bytes(2000)), refused("file.damaged")),
)
