"""One pass over the text of a sheet part: how far it reaches, how much it holds, what is wrong in it."""

import re
from dataclasses import dataclass, field

from loaders.reading.limits import Limits
from loaders.reading.refusal import RefusedError

_REFERENCE = re.compile(rb' r="([A-Z]+\d{6,}|[A-Z]+|\d+)')
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')
_ERROR = re.compile(rb'<(?:\w+:)?c\s[^<>]*?r="([A-Z]+\d+)"[^<>]*\st="e"')
_FORMULA = re.compile(
    rb'<(?:\w+:)?c\s(?![^<>]*\st="(?:str|e)")[^<>]*?r="([A-Z]+\d+)"[^<>]*>\s*'
    rb"<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*(?:/>|></(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"
)
_LONGEST_TAG = 4096
_LONGEST_CELL = 32_768
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


@dataclass
class SheetScan:
    """Fed with chunks of one sheet's XML; RefusedError as soon as a limit is passed.

    `faults` are the cells that show an error and the formulas saved without their result, by address.
    """

    limits: Limits
    rows: int = 0
    columns: int = 0
    cells: int = 0
    hidden: bool = False
    faults: dict[str, str] = field(default_factory=dict)
    _rest: bytes = b""
    _open_cell: bytes = b""

    def feed(self, chunk: bytes) -> None:
        """Count one more chunk; what follows its last `<` waits for the next."""
        text = self._rest + chunk
        end = max(text.rfind(b"<"), 0)
        references = _REFERENCE.findall(text, 0, end)
        distinct = set(references)
        rows = [reference for reference in distinct if reference.isdigit()]
        self.cells += len(references) - len(rows) if references else text.count(b"<c", 0, end)
        self.hidden = self.hidden or (text.find(b' hidden="', 0, end) >= 0 and _HIDDEN.search(text) is not None)
        if text.find(b' t="e"', 0, end) >= 0:
            self.faults |= {found.decode(): "value.error" for found in _ERROR.findall(text, 0, end)}
        self._find_formulas(chunk)
        self._rest = text[end:][-_LONGEST_TAG:]
        self._reach(rows, distinct.difference(rows))
        self._check()

    def _find_formulas(self, chunk: bytes) -> None:
        """Formulas without a result; a cell that the chunk does not end waits for the next."""
        text = self._open_cell + chunk
        if b"<f" in text or b":f" in text:
            self.faults |= {found.decode(): "value.formula" for found in _FORMULA.findall(text)}
        last = text.rfind(b"<c ")
        self._open_cell = text[last:] if last >= 0 and len(text) - last <= _LONGEST_CELL else b""

    def _reach(self, rows: list[bytes], cells: set[bytes]) -> None:
        self.rows = max(self.rows, *map(int, rows), 0)
        for reference in cells:
            letters = reference.rstrip(b"0123456789")
            self.rows = max(self.rows, int(reference[len(letters) :] or 0))
            self.columns = max(self.columns, column_number(letters))

    def _check(self) -> None:
        if self.rows > _LAST_ROW or self.columns > _LAST_COLUMN:
            raise RefusedError("file.damaged")
        if self.rows * self.columns > self.limits.box:
            raise RefusedError("file.far_cell", read=f"第{self.rows}行、第{self.columns}列")
        if self.cells > self.limits.cells:
            raise RefusedError("file.too_many_cells", wanted=str(self.limits.cells))


def column_number(letters: bytes) -> int:
    """A is 1, Z is 26, AA is 27; an empty name is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
