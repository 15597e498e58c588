"""One way to write a table: caption, scoped headings, rows that may open something, cells that stack on a phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from charts.markup import text, tip


@dataclass(frozen=True)
class Column:
    """A heading (HTML) and how its cells stand: "name", "number", "middle", "left"; `wide` hides it on a phone.

    In a table of kind "stacked" every cell stands on a line of its own on a phone, behind `label` or the heading.
    """

    head: str
    kind: str = "number"
    wide: bool = False
    label: str | None = None

    @property
    def classes(self) -> str:
        """The classes of the heading and of every cell under it."""
        return f"{self.kind} wide" if self.wide else self.kind


@dataclass(frozen=True)
class Line:
    """One row: its cells (HTML), what a click opens, what is told under the pointer, and a class of its own.

    `below` is HTML that stands under it over the whole width.
    """

    cells: Sequence[str]
    action: str | None = None
    tips: Sequence[str | None] = ()
    kind: str = ""
    below: str = ""


def table(caption: str, columns: Sequence[Column], lines: Iterable[Line], kind: str = "", grid: bool = False) -> str:
    """A table; the caption is read aloud and not drawn, the cells of "name" columns head their row.

    A `grid` is one stop of the keyboard, whose buttons arrows walk.
    """
    heads = "".join(f'<th scope="col" class="{column.classes}">{column.head}</th>' for column in columns)
    body = "".join(_line(columns, line, "stacked" in kind) for line in lines)
    return (
        f'<div class="scroll"><table class="{kind}"{" data-grid" if grid else ""}><caption>{text(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _line(columns: Sequence[Column], line: Line, stacked: bool) -> str:
    cells = "".join(_cell(column, cell, line.action, stacked) for column, cell in zip(columns, line.cells, strict=True))
    action = f' data-act="{text(line.action)}"' if line.action else ""
    told = tip(*line.tips) if line.tips else ""
    below = f'<tr class="below"><td colspan="{len(columns)}">{line.below}</td></tr>' if line.below else ""
    walked = " data-figures" if 'data-act="figure:' in cells else ""
    return f'<tr class="{line.kind}"{action}{walked}{told}>{cells}</tr>{below}'


def _cell(column: Column, cell: str, action: str | None, stacked: bool) -> str:
    if column.kind == "name":
        return f'<th scope="row" class="{column.classes}">{_opener(cell, action)}</th>'
    if not stacked:
        return f'<td class="{column.classes}">{cell}</td>'
    return (
        f'<td class="{column.classes}" data-head="{column.label or column.head}"><span class="held">{cell}</span></td>'
    )


def _opener(cell: str, action: str | None) -> str:
    """The row's name as a button, so that a keyboard reaches what a click on the row opens."""
    return f'<button class="opener" data-act="{text(action)}">{cell}</button>' if action else cell
