"""A sheet as it was sent, the cells of a figure marked in it: row numbers, column letters, what stood there."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from charts.markup import text
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
    """The piece as a table; the `marked` cells stand out in colour, with a frame, and are told to a screen reader."""
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in piece.merges}
    covered = {
        (row, column)
        for top, left, bottom, right in piece.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - spans.keys()
    head = "".join(f'<th scope="col">{letters}</th>' for letters in piece.letters)
    body = "".join(_rows(piece, spans, covered, frozenset(marked)))
    say = facts.sentences["figure_sheet"].format(sheet=piece.sheet, cells="、".join(marked))
    cut = "" if piece.whole else f"。{facts.sentences['figure_sheet_cut']}"
    return (
        f'<p class="note">{text(say + cut)}</p><div class="scroll"><table class="sheet">'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _rows(
    piece: Piece, spans: dict[tuple[int, int], tuple[int, int]], covered: set[tuple[int, int]], marked: frozenset[str]
) -> Iterator[str]:
    last = 0
    for line in piece.lines:
        if last and line.number > last + 1:
            yield f'<tr class="gap"><th>⋮</th><td colspan="{len(piece.letters)}"></td></tr>'
        last = line.number
        cells = "".join(
            _cell(content, spans.get((line.number, piece.left + at)), f"{letters}{line.number}" in marked)
            for at, (letters, content) in enumerate(zip(piece.letters, line.cells, strict=True))
            if (line.number, piece.left + at) not in covered
        )
        yield f'<tr><th scope="row">{line.number}</th>{cells}</tr>'


def _cell(content: str, span: tuple[int, int] | None, marked: bool) -> str:
    rows, columns = span or (1, 1)
    spread = (f' rowspan="{rows}"' if rows > 1 else "") + (f' colspan="{columns}"' if columns > 1 else "")
    kind = ' class="marked"' if marked else ""
    inside = f"<mark>{text(content)}</mark>" if marked else text(content)
    return f"<td{kind}{spread}>{inside}</td>"
