"""A sheet as it was sent, the cells of a figure marked in it: row numbers, column letters, what stood there."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from charts.markup import given, text
from domain.facts import Facts

Merge = tuple[int, int, int, int]


class Line(Protocol):
    """One row with its number."""

    @property
    def number(self) -> int: ...
    @property
    def cells(self) -> tuple[str, ...]: ...


class Piece(Protocol):
    """Rows and columns of a sheet; `left` is the first column counted from 0, merges as in its reader."""

    @property
    def sheet(self) -> str: ...
    @property
    def left(self) -> int: ...
    @property
    def letters(self) -> tuple[str, ...]: ...
    @property
    def lines(self) -> Sequence[Line]: ...
    @property
    def merges(self) -> tuple[Merge, ...]: ...
    @property
    def whole(self) -> bool: ...


def sheet_drawing(piece: Piece, marked: Sequence[str], facts: Facts) -> str:
    """The piece as a table; the `marked` cells stand out in colour, with a frame. A phone shows their columns alone."""
    say = facts.sentences["figure_sheet"].format(sheet=given(piece.sheet), cells=text("、".join(marked)))
    cut = "" if piece.whole else f"。{text(facts.sentences['figure_sheet_cut'])}"
    told = f"<caption>{text(piece.sheet)}</caption>"
    wide, narrow = _whole(piece, frozenset(marked)), _columns(piece, frozenset(marked))
    return (
        f'<p class="note">{say}{cut}</p><div class="scroll"><table class="sheet given">{told}{wide}</table></div>'
        f'<table class="sheet narrow given">{told}{narrow}</table>'
    )


def _whole(piece: Piece, marked: frozenset[str]) -> str:
    """Every row and column, merged cells as one."""
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in piece.merges}
    covered = _anchors(piece).keys() - spans.keys()
    rows = (
        "".join(
            _cell(content, spans.get((line.number, piece.left + at), (1, 1)), f"{letters}{line.number}" in marked)
            for at, (letters, content) in enumerate(zip(piece.letters, line.cells, strict=True))
            if (line.number, piece.left + at) not in covered
        )
        for line in piece.lines
    )
    return _drawn(piece, piece.letters, rows)


def _columns(piece: Piece, marked: frozenset[str]) -> str:
    """The columns with a marked cell; each part of a merged cell says what the whole says."""
    kept = [
        at for at, letters in enumerate(piece.letters) if any(f"{letters}{n.number}" in marked for n in piece.lines)
    ]
    anchors, lines = _anchors(piece), {line.number: line for line in piece.lines}
    rows = []
    for line in piece.lines:
        cells = []
        for at in kept:
            row, column = anchors.get((line.number, piece.left + at), (line.number, piece.left + at))
            content = lines[row].cells[max(0, column - piece.left)]
            cells.append(_cell(content, (1, 1), f"{piece.letters[at]}{line.number}" in marked))
        rows.append("".join(cells))
    return _drawn(piece, [piece.letters[at] for at in kept], rows)


def _anchors(piece: Piece) -> dict[tuple[int, int], tuple[int, int]]:
    """Every cell of a merged one, with the cell that holds what it says."""
    return {
        (row, column): (top, left)
        for top, left, bottom, right in piece.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }


def _drawn(piece: Piece, letters: Sequence[str], rows: Iterable[str]) -> str:
    """Rows of cells between their numbers and letters; a gap where rows are left out."""
    head = "".join(f'<th scope="col">{one}</th>' for one in letters)
    body, last = "", 0
    for line, cells in zip(piece.lines, rows, strict=True):
        if last and line.number > last + 1:
            body += f'<tr class="gap"><th scope="row">⋮</th><td colspan="{len(letters)}"></td></tr>'
        last = line.number
        body += f'<tr><th scope="row">{line.number}</th>{cells}</tr>'
    return f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody>"


def _cell(content: str, span: tuple[int, int], marked: bool) -> str:
    rows, columns = span
    spread = (f' rowspan="{rows}"' if rows > 1 else "") + (f' colspan="{columns}"' if columns > 1 else "")
    kind = ' class="marked"' if marked else ""
    inside = f"<mark>{text(content)}</mark>" if marked else text(content)
    return f"<td{kind}{spread}>{inside}</td>"
