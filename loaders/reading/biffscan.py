"""One pass over the records of an .xls: what it holds, which of its cells are at fault, how far it reaches."""

from collections.abc import Iterator
from struct import error, unpack_from

from loaders.reading.grid import address
from loaders.reading.inspection import Inspection
from loaders.reading.limits import Limits
from loaders.reading.refusal import RefusedError

_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _SUPBOOK = 0x0809, 0x000A, 0x002F, 0x0085, 0x01AE
_ROW, _COLINFO, _FORMULA, _BOOLERR = 0x0208, 0x007D, 0x0006, 0x0205
_NUMBER, _RK, _LABEL, _LABELSST, _MULRK = 0x0203, 0x027E, 0x0204, 0x00FD, 0x00BD
_CELLS = frozenset({_NUMBER, _RK, _LABEL, _LABELSST, _FORMULA, _BOOLERR})
_BIFF8 = 0x0600
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_ERROR, _NO_NUMBER = 2, b"\xff\xff"
_INTERNAL = (b"\x01\x04", b"\x01\x3a")  # a SUPBOOK for the workbook itself, and one for add-in functions

Record = tuple[int, bytes]


def scan_biff(content: bytes, limits: Limits) -> Inspection:
    """What a Workbook stream says; RefusedError when encrypted, older than Excel 97, damaged or too much."""
    try:
        return _scan(content, limits)
    except (error, IndexError, UnicodeDecodeError) as fault:
        raise RefusedError("file.damaged") from fault


def _scan(content: bytes, limits: Limits) -> Inspection:
    inspection, names = Inspection(), {}
    if unpack_from("<H", content, 4)[0] != _BIFF8:
        raise RefusedError("file.excel_5")
    for kind, body in _records(content, 0):
        if kind == _FILEPASS:
            raise RefusedError("file.encrypted")
        if kind == _BOUNDSHEET:
            names[unpack_from("<I", body)[0]] = _short_text(body, 6)
        elif kind == _SUPBOOK and body[2:4] not in _INTERNAL and "file.external_links" not in inspection.hints:
            inspection.hints.append("file.external_links")
    for start, name in names.items():
        _scan_sheet(content, start, name, inspection)
        if inspection.cells > limits.cells:
            raise RefusedError("file.too_many_cells", wanted=str(limits.cells))
    inspection.hides = any(rows or columns for rows, columns in inspection.hidden.values())
    return inspection


def _scan_sheet(content: bytes, start: int, name: str, inspection: Inspection) -> None:
    faults = inspection.faults[name] = {}
    rows, columns = inspection.hidden[name] = set(), set()
    for kind, body in _records(content, start):
        if kind in _CELLS:
            inspection.cells += 1
            if _is_error(kind, body):
                row, column = unpack_from("<HH", body)
                faults[address(row, column)] = "value.error"
        elif kind == _MULRK:
            inspection.cells += (len(body) - 6) // 6
        elif kind == _ROW and body[12] & _ROW_HIDDEN:
            rows.add(unpack_from("<H", body)[0])
        elif kind == _COLINFO and body[8] & _COLUMN_HIDDEN:
            first, last = unpack_from("<HH", body)
            columns.update(range(first, last + 1))


def _is_error(kind: int, body: bytes) -> bool:
    if kind == _BOOLERR:
        return body[7] == 1
    return kind == _FORMULA and body[12:14] == _NO_NUMBER and body[6] == _ERROR


def _records(content: bytes, at: int) -> Iterator[Record]:
    """The records of one substream from its BOF to its EOF, embedded charts left out."""
    depth = 0
    while True:
        kind, length = unpack_from("<HH", content, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 1:
            yield kind, content[at + 4 : at + 4 + length]
        if depth <= 0:
            return
        at += 4 + length


def _short_text(body: bytes, at: int) -> str:
    length, wide = body[at], body[at + 1] & 1
    return body[at + 2 : at + 2 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1")
