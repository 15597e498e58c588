"""One pass over the text of a sheet part: how far it reaches and how much it holds."""

import re
from dataclasses import dataclass, field
from functools import cache

from domain.addresses import columns_up_to
from loaders.reading.limits import Limits
from loaders.reading.refusal import RefusedError

_REFERENCE = rb""" r=["'](?!%s\d{1,5}+["'])([A-Za-z]+\d{6,}|[A-Za-z]+|\d+)"""
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')
_PROLOGUE = 5
_LONGEST_TAG = 4096
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


@dataclass
class SheetScan:
    """Fed with chunks of one sheet's XML, which it keeps; RefusedError as soon as a limit is passed."""

    limits: Limits
    rows: int = 0
    columns: int = 0
    cells: int = 0
    merges: int = 0
    hidden: bool = False
    twisted: bool = False
    chunks: list[bytes] = field(default_factory=list)
    _rest: bytes = b""

    def feed(self, chunk: bytes) -> None:
        """Count one more chunk; what follows its last `<` waits for the next.

        A word is searched where one of its letters stands at all: in a chunk of figures few do.
        """
        self.chunks.append(chunk)
        text = self._rest + chunk
        end = max(text.rfind(b"<"), 0)
        references = _unmet(self.columns).findall(text, 0, end)
        cells = [reference for reference in references if not reference.isdigit()]
        rows = [reference for reference in references if reference.isdigit()] if cells else references
        self.cells += text.count(b" r=", 0, end) - len(rows) or text.count(b"<c", 0, end)
        if b"m" in text:
            self.merges += text.count(b"mergeCell ", 0, end)
        self.hidden = self.hidden or (b"h" in text and b' hidden="' in text and _HIDDEN.search(text) is not None)
        self.twisted = self.twisted or _is_twisted(text)
        self._rest = text[end:][-_LONGEST_TAG:]
        self._reach(rows, set(cells))
        self._check()

    def _reach(self, rows: list[bytes], cells: set[bytes]) -> None:
        self.rows = max(self.rows, *map(int, rows), 0)
        for reference in cells:
            letters = reference.rstrip(b"0123456789").upper()
            self.rows = max(self.rows, int(reference[len(letters) :] or 0))
            self.columns = max(self.columns, columns_up_to(letters.decode()))

    def _check(self) -> None:
        if self.rows > _LAST_ROW or self.columns > _LAST_COLUMN:
            raise RefusedError("file.damaged")
        if self.rows * self.columns > self.limits.box:
            raise RefusedError("file.far_cell", read=f"第{self.rows}行、第{self.columns}列")
        if self.cells > self.limits.cells:
            raise RefusedError("file.too_many_cells", wanted=str(self.limits.cells))
        if self.merges > self.limits.merges:
            raise RefusedError("file.too_many_merges", wanted=str(self.limits.merges))


@cache
def _unmet(columns: int) -> re.Pattern[bytes]:
    """References to rows, and to cells but those that say nothing new: in the first `columns`, in rows of 5 digits."""
    met = b"[A-%c]" % (ord("@") + min(columns, 26)) if columns else b"(?!)"
    return re.compile(_REFERENCE % met)


def _is_twisted(text: bytes) -> bool:
    """Comments, raw sections, instructions or characters by number: where readers lose part of a figure."""
    return (
        (b"!" in text and b"<!" in text)
        or (b"?" in text and text.find(b"<?", _PROLOGUE) >= 0)
        or (b"&" in text and b"&#" in text)
    )
