"""An .xlsx is a zip of XML parts: both are checked here, unpacking nothing beyond the limits."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from loaders.reading.inspection import Hint, Inspection
from loaders.reading.limits import Limits
from loaders.reading.refusal import RefusedError
from loaders.reading.sheetscan import SheetScan

_CHUNK = 1 << 20
_STORED_OR_DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_DOCTYPE = b"<!DOCTYPE"  # without one an XML part can declare no entity
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError, KeyError)


def inspect_zip(path: Path, limits: Limits) -> Inspection:
    """Hints and faulty cells of an .xlsx; RefusedError for a package that is damaged, hostile or no workbook."""
    try:
        with zipfile.ZipFile(path) as package:
            members = package.infolist()
            _check_directory(members, path.stat().st_size, limits)
            _check_kind({member.filename.lower() for member in members})
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
    if "mimetype" in names and "content.xml" in names:
        raise RefusedError("file.not_excel")
    if not any("workbook" in name for name in names):
        raise RefusedError("file.not_excel")


def _inspect_parts(package: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits) -> Inspection:
    scans: dict[str, SheetScan] = {}
    unpacked = 0
    for member in members:
        if member.filename.lower().endswith((".xml", ".rels")):
            unpacked += _scan_part(package, member, scans, limits)
            if unpacked > limits.inflated_bytes:
                raise RefusedError("file.bomb")
    cells = sum(scan.cells for scan in scans.values())
    if cells > limits.cells:
        raise RefusedError("file.too_many_cells", wanted=str(limits.cells))
    hints = _hints({member.filename.lower() for member in members}, any(scan.hidden for scan in scans.values()))
    return Inspection(hints, cells, {part: scan.chunks for part, scan in scans.items()})


def _scan_part(package: zipfile.ZipFile, member: zipfile.ZipInfo, scans: dict[str, SheetScan], limits: Limits) -> int:
    """Scan one XML part; the bytes it unpacked to."""
    unpacked, scan, seam = 0, None, b""
    for chunk in _inflate(package, member):
        if unpacked == 0:
            if chunk.startswith(_UTF_16):
                raise RefusedError("file.encoding")
            if b"worksheet" in chunk[:4096]:
                scan = scans.setdefault(member.filename, SheetScan(limits))
        unpacked += len(chunk)
        if unpacked > limits.part_bytes:
            raise RefusedError("file.bomb")
        if _DOCTYPE in chunk or _DOCTYPE in seam + chunk[:16]:
            raise RefusedError("file.hostile")
        seam = chunk[-16:]
        if scan:
            scan.feed(chunk)
    return unpacked


def _inflate(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(member) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


def _hints(names: set[str], hidden: bool) -> list[Hint]:
    hints: list[Hint] = []
    if any("vbaproject" in name or "macrosheets/" in name for name in names):
        hints.append("file.macros")
    if any("externallinks/" in name for name in names):
        hints.append("file.external_links")
    if hidden:
        hints.append("file.hidden_cells")
    return hints
