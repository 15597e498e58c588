"""What a file is by its first bytes, whatever it is called."""

import codecs
import re
from pathlib import Path
from typing import Literal

from loaders.reading.limits import Limits
from loaders.reading.refusal import RefusedError

Container = Literal["zip", "ole"]

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = {
    "file.pdf": (b"%PDF",),
    "file.picture": (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*"),
    "file.archive": (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b"),
    "file.excel_5": (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00\x00\x05"),
}
_PHOTO = re.compile(rb"....ftyp(?:hei|mif1|avif)", re.DOTALL)
_HTML = re.compile(rb"<(?:html|!doctype html|table|head|meta|body|div|style)\b|mime-version:", re.IGNORECASE)
_XML_2003 = (b"<?mso-application", b"urn:schemas-microsoft-com:office:spreadsheet")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SEPARATED = re.compile(rb"[,;\t]")
_MEGABYTE = 1 << 20


def sniff(path: Path, limits: Limits) -> Container:
    """Zip or OLE; RefusedError for anything an Excel workbook is not, naming what it is where that shows."""
    size = path.stat().st_size
    if size == 0:
        raise RefusedError("file.empty")
    if size > limits.file_bytes:
        most = f"{limits.file_bytes // _MEGABYTE} MB"
        raise RefusedError("file.too_large", read=f"{size / _MEGABYTE:.1f} MB", wanted=most)
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith(_ZIP):
        return "zip"
    if head.startswith(_OLE):
        return "ole"
    raise RefusedError(_other_kind(head))


def _other_kind(head: bytes) -> str:
    for code, beginnings in _BEGINNINGS.items():
        if head.startswith(beginnings):
            return code
    if _PHOTO.match(head):
        return "file.picture"
    text = head.decode("utf-16", "ignore").encode() if head.startswith(_UTF_16) else head
    if any(mark in text.lower() for mark in _XML_2003):
        return "file.xml_2003"
    if _HTML.search(text) and b"\x00" not in text:
        return "file.html"
    return "file.csv" if _is_text(text) else "file.not_excel"


def _is_text(head: bytes) -> bool:
    if b"\x00" in head:
        return False
    return _decodes(head, "utf-8") or (_SEPARATED.search(head) is not None and _decodes(head, "gb18030"))


def _decodes(head: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(head)  # the last character may be cut
    except UnicodeDecodeError:
        return False
    return True
