"""One pass over the text of a sheet part: how far it reaches, how much it holds, what is wrong in it."""

import re
from dataclasses import dataclass, field

from loaders.reading.limits import Limits
from loaders.reading.refusal import Refused

_REFERENCE = re.compile(rb' r="([A-Z]+\d{6,}|[A-Z]+|\d+)')
_ERROR = re.compile(rb'<(?:\w+:)?c\s[^<>]*?r="([A-Z]+\d+)"[^<>]*\st="e"')
_CELL_MARKS = (b"<c ", b"<c>", b":c ", b":c>")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


@dataclass
class SheetScan:
    """Fed with chunks of one sheet's XML; Refused as soon as a limit is passed."""

    limits: Limits
    rows: int = 0
    columns: int = 0
    cells: int = 0
    merges: int = 0
    hidden: bool = False
    errors: set[str] = field(default_factory=set)
    _rest: bytes = b""

    def feed(self, chunk: bytes) -> None:
        """Count one more chunk; what follows its last `<` waits for the next."""
        text = self._rest + chunk
        cut = max(text.rfind(b"<"), 0)
        body, self._rest = text[:cut], text[cut:][-4096:]
        self.cells += sum(map(body.count, _CELL_MARKS))
        self.merges += body.count(b"mergeCell ")
        self.hidden = self.hidden or b' hidden="1"' in body or b' hidden="true"' in body
        if b't="e"' in body:
            self.errors.update(found.decode() for found in _ERROR.findall(body))
        for reference in set(_REFERENCE.findall(body)):
            self._reach(reference)
        self._check()

    def _reach(self, reference: bytes) -> None:
        letters = reference.rstrip(b"0123456789")
        self.rows = max(self.rows, int(reference[len(letters) :] or 0))
        self.columns = max(self.columns, column_number(letters))

    def _check(self) -> None:
        if self.rows > _LAST_ROW or self.columns > _LAST_COLUMN:
            raise Refused("file.damaged")
        if self.rows * self.columns > self.limits.box:
            raise Refused("file.far_cell", read=f"第{self.rows}行、第{self.columns}列")
        if self.cells > self.limits.cells:
            raise Refused("file.too_many_cells", wanted=str(self.limits.cells))
        if self.merges > self.limits.merges:
            raise Refused("file.too_many_merges", wanted=str(self.limits.merges))


def column_number(letters: bytes) -> int:
    """A is 1, Z is 26, AA is 27; an empty name is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
