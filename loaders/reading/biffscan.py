"""One pass over the records of an .xls: what it holds, which of its cells are at fault, how far it reaches."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import error, unpack_from

from domain.addresses import address
from loaders.reading.inspection import Inspection
from loaders.reading.limits import Limits
from loaders.reading.refusal import RefusedError

_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _SUPBOOK = 0x0809, 0x000A, 0x002F, 0x0085, 0x01AE
_FONT, _FORMAT, _XF, _DATEMODE = 0x0031, 0x041E, 0x00E0, 0x0022
_ROW, _COLINFO, _FORMULA, _BOOLERR = 0x0208, 0x007D, 0x0006, 0x0205
_NUMBER, _RK, _LABEL, _LABELSST, _MULRK = 0x0203, 0x027E, 0x0204, 0x00FD, 0x00BD
_CELLS = frozenset({_NUMBER, _RK, _LABEL, _LABELSST, _FORMULA, _BOOLERR})
_BIFF8 = 0x0600
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_STRUCK, _NO_FONT = 0x08, 4  # a font of that number there is none
_ERROR, _NO_NUMBER = 2, b"\xff\xff"
_TELLING = frozenset('%!\\",;')  # signs without which an ASCII format shows the bare figure
_INTERNAL = (b"\x01\x04", b"\x01\x3a")  # a SUPBOOK for the workbook itself, and one for add-in functions

Record = tuple[int, bytes]


def scan_biff(content: bytes, limits: Limits) -> Inspection:
    """What a Workbook stream says; RefusedError when encrypted, older than Excel 97, damaged or too much."""
    try:
        return _scan(content, limits)
    except (error, IndexError, UnicodeDecodeError) as fault:
        raise RefusedError("file.damaged") from fault


@dataclass
class _Globals:
    """What stands before the sheets: where each begins and its name, number formats, and the format of each style.

    `fonts` says of each whether it is struck through, `worn` which of them each style wears.
    """

    sheets: dict[int, str] = field(default_factory=dict)
    formats: dict[int, str] = field(default_factory=lambda: {9: "0%", 10: "0.00%"})
    styles: list[int] = field(default_factory=list)
    fonts: list[bool] = field(default_factory=list)
    worn: list[int] = field(default_factory=list)
    linked: bool = False
    since_1904: bool = False

    def struck(self) -> frozenset[int]:
        """The styles with a struck font, by number; a style counts on where no font has a number."""
        fonts = (font - (font > _NO_FONT) for font in self.worn)
        return frozenset(nth for nth, font in enumerate(fonts) if font < len(self.fonts) and self.fonts[font])

    def telling(self) -> dict[int, str]:
        """The styles whose format may show a unit or another figure, by number."""
        codes = {nth: self.formats.get(number, "") for nth, number in enumerate(self.styles)}
        return {nth: code for nth, code in codes.items() if not (code.isascii() and _TELLING.isdisjoint(code))}


def _scan(content: bytes, limits: Limits) -> Inspection:
    if unpack_from("<H", content, 4)[0] != _BIFF8:
        raise RefusedError("file.excel_5")
    book = _scan_globals(content)
    inspection = Inspection()
    if book.linked:
        inspection.hints.append("file.external_links")
    if book.since_1904:
        inspection.hints.append("file.since_1904")
    for start, name in book.sheets.items():
        _scan_sheet(content, start, name, book, inspection)
        if inspection.cells > limits.cells:
            raise RefusedError("file.too_many_cells", wanted=str(limits.cells))
    inspection.hides = any(rows or columns for rows, columns in inspection.hidden.values())
    return inspection


def _scan_globals(content: bytes) -> _Globals:
    book = _Globals()
    for kind, body in _records(content, 0):
        if kind == _FILEPASS:
            raise RefusedError("file.encrypted")
        if kind == _BOUNDSHEET:
            book.sheets[unpack_from("<I", body)[0]] = _text(body, 7, body[6])
        elif kind == _FORMAT:
            number, length = unpack_from("<HH", body)
            book.formats[number] = _text(body, 4, length)
        elif kind == _XF:
            font, number = unpack_from("<HH", body)
            book.worn.append(font)
            book.styles.append(number)
        elif kind == _FONT:
            book.fonts.append(bool(body[2] & _STRUCK))
        elif kind == _DATEMODE:
            book.since_1904 = body[:1] == b"\x01"
        elif kind == _SUPBOOK:
            book.linked = book.linked or body[2:4] not in _INTERNAL
    return book


def _scan_sheet(content: bytes, start: int, name: str, book: _Globals, inspection: Inspection) -> None:
    faults, shown = inspection.faults[name], inspection.shown[name] = dict[str, str](), dict[str, str]()
    rows, columns = inspection.hidden[name] = set(), set()
    telling, struck, lined = book.telling(), book.struck(), inspection.struck.setdefault(name, set())
    for kind, body in _records(content, start):
        if kind in _CELLS:
            inspection.cells += 1
            row, column, style = unpack_from("<HHH", body)
            if style in telling:
                shown[address(row, column)] = telling[style]
            if style in struck:
                lined.add(address(row, column))
            if _is_error(kind, body):
                faults[address(row, column)] = "value.error"
        elif kind == _MULRK:
            row, first = unpack_from("<HH", body)
            styles = [unpack_from("<H", body, at)[0] for at in range(4, len(body) - 2, 6)]
            inspection.cells += len(styles)
            shown |= {address(row, at): telling[style] for at, style in enumerate(styles, first) if style in telling}
            lined |= {address(row, at) for at, style in enumerate(styles, first) if style in struck}
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


def _text(body: bytes, at: int, length: int) -> str:
    """The text of so many characters behind its flag at `at`."""
    wide = body[at] & 1
    return body[at + 1 : at + 1 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1")
