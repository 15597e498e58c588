"""What a file is by its first bytes, whatever it is called."""

import re
from pathlib import Path
from typing import Literal

from loaders.reading.limits import Limits
from loaders.reading.refusal import RefusedError

Container = Literal["zip", "ole"]

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EXCEL_2_TO_4 = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00\x00\x05")
_HTML = (b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"mime-version")
_XML_2003 = (b"<?mso-application", b"urn:schemas-microsoft-com:office:spreadsheet")
_SEPARATED = re.compile(rb"[,\t]")
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
    text = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if any(mark in text for mark in _XML_2003):
        return "file.xml_2003"
    if text.startswith(_HTML):
        return "file.html"
    if head.startswith(_EXCEL_2_TO_4):
        return "file.excel_5"
    return "file.csv" if _is_text(head) and not head.startswith(b"%PDF") else "file.not_excel"


def _is_text(head: bytes) -> bool:
    return b"\x00" not in head and (head.isascii() or (_SEPARATED.search(head) is not None and _decodes(head)))


def _decodes(head: bytes) -> bool:
    for encoding in ("utf-8", "gb18030"):
        try:
            head[:-4].decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
