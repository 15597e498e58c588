"""Workbooks drawn from the form spec, with the habits and slips of real offices as options."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from domain.forms import Column, Form

Values = Mapping[str, object]


@dataclass
class Drawing:
    """One sheet to be drawn; everything but `form`, `place`, `period` and `values` disturbs the printed form.

    `values` is by column name, one mapping or one for each data row. `at` is the (row, column) of the top left
    cell. `units` replaces printed units ("" prints none). `relabel` rewrites every header label and title line.
    `letterhead` is "spread" (label and value in one cell each), "one" (all in one cell) or "beside" (value in
    the cell to the right). `below` are rows drawn under the data, each a list of cells.
    """

    form: Form
    place: object
    period: object
    values: Values | Sequence[Values]
    at: tuple[int, int] = (1, 1)
    order: Sequence[str] | None = None
    without: Iterable[str] = ()
    repeated: Iterable[str] = ()
    extra: Sequence[str] = ()
    extra_cells: Sequence[object] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    relabel: Callable[[str], str] = str
    title: Sequence[str] | None = None
    lines_above: Sequence[str] = ()
    unit_line: str = ""
    letterhead: str = "spread"
    gap: int = 0
    below: Sequence[Sequence[object]] = ()
    notes: bool = True
    sheet: str = "Sheet1"

    def columns(self) -> list[Column]:
        """The columns to print, in order."""
        known = {column.name: column for column in self.form.columns}
        names = [name for name in self.order or known if name not in set(self.without)]
        return [known[name] for name in (*names, *self.repeated)]

    def paint(self, sheet: Worksheet) -> None:
        """Draw everything from the title to the notes."""
        sheet.title = self.sheet
        row = self._head(sheet, self.at[0])
        row = self._header(sheet, row)
        rows = [self.values] if isinstance(self.values, Mapping) else self.values
        for values in rows:
            row = self._line(sheet, row, [*(values.get(column.name) for column in self.columns()), *self.extra_cells])
        for cells in self.below:
            row = self._line(sheet, row, cells)
        if self.notes and self.form.notes:
            self._line(sheet, row + 1, ["备注：" + self.form.notes[0]])

    def _line(self, sheet: Worksheet, row: int, cells: Iterable[object]) -> int:
        for offset, cell in enumerate(cells):
            if cell is not None:
                sheet.cell(row, self.at[1] + offset).value = cell
        return row + 1

    def _head(self, sheet: Worksheet, row: int) -> int:
        for text in (self.form.annex, *self.lines_above, *(self.title or self.form.title)):
            row = self._line(sheet, row, [self.relabel(text.replace("{period}", str(self.period)))])
        form = self.form
        if form.from_city:
            return (self._line(sheet, row, [self.unit_line]) if self.unit_line else row) + self.gap
        if self.letterhead == "one":
            text = f"{form.place_label}：{self.place}    {form.sender_label}：示例　{form.period_label}：{self.period}"
            row = self._line(sheet, row, [text])
        elif self.letterhead == "beside":
            row = self._line(sheet, row, [form.place_label, self.place, None, f"{form.sender_label}：", "示例"])
            row = self._line(sheet, row, [None, form.period_label + "：", None, self.period])
        else:
            spread = [f"{form.place_label}：{self.place}", None, f"{form.sender_label}：", None]
            row = self._line(sheet, row, [*spread, f"{form.period_label}：{self.period}"])
        return (self._line(sheet, row, [self.unit_line]) if self.unit_line else row) + self.gap

    def _header(self, sheet: Worksheet, top: int) -> int:
        paths = [self._labels(column) for column in self.columns()] + [[text] for text in self.extra]
        bottom = top + self.form.depth - 1
        for nth, path in enumerate(paths):
            for level, text in enumerate(path[:-1]):
                shared = path[: level + 1]
                if nth == 0 or paths[nth - 1][: level + 1] != shared:
                    run = list(takewhile(lambda other, shared=shared: other[: len(shared)] == shared, paths[nth:]))
                    self._label(sheet, text, top + level, nth, top + level, nth + len(run) - 1)
            self._label(sheet, path[-1], top + len(path) - 1, nth, bottom, nth)
        return bottom + 1

    def _label(self, sheet: Worksheet, text: str, row: int, column: int, last_row: int, last_column: int) -> None:
        left = self.at[1]
        sheet.cell(row, left + column, self.relabel(text))
        if (row, column) != (last_row, last_column):
            sheet.merge_cells(None, row, left + column, last_row, left + last_column)

    def _labels(self, column: Column) -> list[str]:
        unit = self.units.get(column.name, column.unit or "")
        level = len(column.header) - 1 if column.unit_on is None else column.unit_on
        return [f"{text}（{unit}）" if nth == level and unit else text for nth, text in enumerate(column.header)]


def draw(path: Path, *drawings: Drawing) -> Path:
    """One workbook with a sheet for each drawing, saved at `path`."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for drawing in drawings:
        drawing.paint(workbook.create_sheet())
    workbook.save(path)
    return path


def plain_values(form: Form) -> dict[str, object]:
    """1, 2, 3 … in the counts and 1.5, 2.5, 3.5 … in the amounts, by column."""
    return {column.name: nth if column.kind == "count" else nth + 0.5 for nth, column in enumerate(form.columns, 1)}
