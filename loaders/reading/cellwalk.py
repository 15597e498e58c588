"""The cells of a sheet as its XML has them: a second reading by another parser, to hold the first against."""

import re
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from domain.addresses import columns_up_to
from loaders.reading.refusal import RefusedError

_ADDRESS = re.compile(r"([A-Za-z]+)(\d+)")


class Written(NamedTuple):
    """One cell that holds something: its row and column from 0, its type, its text, whether it has a formula."""

    row: int
    column: int
    kind: str
    text: str
    formula: bool


def walk_cells(text: bytes) -> list[Written]:
    """Every cell with a value, a text or a formula, in the order of the XML; RefusedError where that is broken."""
    walk = _Walk()
    try:
        walk.parser.Parse(text, True)
    except (ExpatError, ValueError) as fault:
        raise RefusedError("file.damaged") from fault
    return walk.cells


class _Walk:
    """Where a parser stands in a sheet, and the cells it has met."""

    def __init__(self) -> None:
        self.parser = ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._row = self._column = -1
        self._kind = ""
        self._text: list[str] = []
        self._formula = self._holds = False
        self.cells: list[Written] = []

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 2)) - 1, -1
        elif name == "c":
            self._enter(attributes)
        elif name in ("v", "t"):
            self._holds = True
            self.parser.CharacterDataHandler = self._text.append
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self.parser.StartElementHandler = None

    def _enter(self, attributes: dict[str, str]) -> None:
        self._column += 1
        if place := _ADDRESS.fullmatch(attributes.get("r", "")):
            self._row, self._column = int(place[2]) - 1, columns_up_to(place[1].upper()) - 1
        self._kind, self._formula, self._holds = attributes.get("t", "n"), False, False
        self._text.clear()

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in ("v", "t"):
            self.parser.CharacterDataHandler = None
        elif name == "rPh":
            self.parser.StartElementHandler = self._start
        elif name == "c" and (self._holds or self._formula or self._kind == "e"):
            text = "".join(self._text)
            self.cells.append(Written(self._row, self._column, self._kind, text, self._formula))
