"""An .xlsx is a zip of XML parts: both are checked here, unpacking nothing beyond the limits."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from loaders.reading.inspection import Inspection, hints_of
from loaders.reading.limits import Limits
from loaders.reading.refusal import RefusedError
from loaders.reading.sheetscan import SheetScan
from loaders.reading.struck import may_be_drawn

_FIRST, _CHUNK = 1 << 14, 1 << 20
_STORED_OR_DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCODING = re.compile(
    rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["'](?!utf-?8["']|us-ascii["'])""", re.IGNORECASE
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_XML_NAMES = (".xml", ".rels")
_OTHER_KINDS = {
    "content.xml": "file.ods",
    "word/document.xml": "file.word",
    "ppt/presentation.xml": "file.word",
    "xl/workbook.bin": "file.xlsb",
}
_PICTURES = "xl/cellimages.xml"
_DOCUMENTS = (".xlsx", ".xls", ".xlsm", ".et", ".doc", ".docx", ".pdf", ".csv", ".jpg", ".png")
_STYLES, _BOOK, _SHEETS = "xl/styles.xml", "xl/workbook.xml", "worksheets/"
_DOCTYPE = b"<!DOCTYPE"  # without one an XML part can declare no entity
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError, KeyError)


def inspect_zip(path: Path, limits: Limits, in_order: Callable[[], None]) -> Inspection:
    """Hints and faulty cells of an .xlsx; RefusedError for a package that is damaged, hostile or no workbook.

    `in_order` is called when nothing is left to be looked at but its parts.
    """
    try:
        with zipfile.ZipFile(path) as package:
            members = package.infolist()
            _check_directory(members, path.stat().st_size, limits)
            _check_kind({member.filename.lower() for member in members})
            in_order()
            return _inspect_parts(package, members, limits)
    except _BROKEN as fault:
        raise RefusedError("file.damaged") from fault


def _check_directory(members: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    names = [member.filename.replace("\\", "/").lower() for member in members]
    spans = sorted((member.header_offset, member.header_offset + 30 + member.compress_size) for member in members)
    inflated = sum(member.file_size for member in members)
    if any(member.flag_bits & 1 for member in members):
        raise RefusedError("file.encrypted")
    if len(members) > limits.members or inflated > limits.inflated_bytes:
        raise RefusedError("file.bomb")
    if inflated > limits.ratio_floor_bytes and inflated > limits.ratio * size:
        raise RefusedError("file.bomb")
    if len(set(names)) < len(names) or any(".." in name.split("/") for name in names):
        raise RefusedError("file.hostile")
    if any(later < end for (_, end), (later, _) in pairwise(spans)):
        raise RefusedError("file.hostile")
    if any(member.compress_type not in _STORED_OR_DEFLATED for member in members):
        raise RefusedError("file.damaged")


def _check_kind(names: set[str]) -> None:
    for part, code in _OTHER_KINDS.items():
        if part in names:
            raise RefusedError(code)
    if "[content_types].xml" not in names and any(name.endswith(_DOCUMENTS) for name in names):
        raise RefusedError("file.archive")
    if not any("workbook" in name for name in names):
        raise RefusedError("file.not_excel")


def _inspect_parts(package: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits) -> Inspection:
    scans: dict[str, SheetScan] = {}
    unpacked, drawn, kept = 0, False, dict.fromkeys((_STYLES, _BOOK), b"")
    for member in sorted(members, key=lambda each: _SHEETS not in each.filename):  # a sheet is refused before it opens
        size, speaks = _scan_part(package, member, scans, limits)
        unpacked, drawn = unpacked + size, drawn or speaks
        if unpacked > limits.inflated_bytes:
            raise RefusedError("file.bomb")
        if member.filename.lower() in kept:
            kept[member.filename.lower()] = package.read(member)
    cells = sum(scan.cells for scan in scans.values())
    if cells > limits.cells:
        raise RefusedError("file.too_many_cells", wanted=str(limits.cells))
    return Inspection(
        hints_of({member.filename.lower() for member in members}, kept[_BOOK]),
        cells,
        {part: scan.chunks for part, scan in scans.items()},
        any(scan.twisted for scan in scans.values()),
        kept[_STYLES],
        any(scan.hidden for scan in scans.values()),
        pictures=any(member.filename.lower() == _PICTURES for member in members),
        drawn=drawn,
    )


def _scan_part(
    package: zipfile.ZipFile, member: zipfile.ZipInfo, scans: dict[str, SheetScan], limits: Limits
) -> tuple[int, bool]:
    """Scan one part if it is XML, a sheet whatever its name; the bytes it unpacked to.

    And whether, styles aside, words in it are struck through or raised.
    """
    unpacked, drawn, scan, foreign, seam = 0, False, None, False, b""
    styles = member.filename.lower() == _STYLES
    for chunk in _inflate(package, member):
        if unpacked == 0:
            is_sheet = b"worksheet" in chunk[:4096] and _XML.match(chunk) is not None
            if not (is_sheet or member.filename.lower().endswith(_XML_NAMES)):
                return 0, False
            foreign = _ENCODING.match(chunk) is not None
            if is_sheet:
                scan = scans.setdefault(member.filename, SheetScan(limits))
        unpacked += len(chunk)
        if unpacked > limits.part_bytes:
            raise RefusedError("file.bomb")
        _check_text(chunk, seam, foreign)
        if not styles and (may_be_drawn(chunk) or may_be_drawn(seam + chunk[:16])):
            drawn = True
        seam = chunk[-16:]
        if scan:
            scan.feed(chunk)
    return unpacked, drawn


def _check_text(chunk: bytes, seam: bytes, foreign: bool) -> None:
    """RefusedError for XML that is not in UTF-8, whose text would be lost, or that declares entities."""
    if b"\x00" in chunk[:64] or (foreign and not chunk.isascii()):
        raise RefusedError("file.encoding")
    if (b"!" in chunk and _DOCTYPE in chunk) or _DOCTYPE in seam + chunk[:16]:
        raise RefusedError("file.entities")


def _inflate(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """A small piece first: it tells how wide a sheet is, which saves looking at every cell of the others."""
    size = _FIRST
    with package.open(member) as part:
        while chunk := part.read(size):
            yield chunk
            size = _CHUNK
