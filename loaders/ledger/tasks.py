"""A table of the departments' tasks made ready for the ledger: a row for every task read from it and every remark."""

from collections.abc import Iterator, Mapping

import polars as pl

from domain.departments import Department
from domain.facts import Facts
from domain.forms import Form
from domain.text import unbroken

ROWS: dict[str, pl.DataType] = {
    "row_number": pl.Int64(),
    "sheet": pl.String(),
    "line": pl.Int32(),
    "field": pl.String(),
    "department": pl.String(),
    "task": pl.String(),
    "scope": pl.String(),
    "least": pl.Decimal(18, 8),
    "target": pl.Decimal(18, 8),
    "unit": pl.String(),
    "sentence": pl.String(),
}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Cell = Mapping[str, object]
Line = dict[str, Cell]


def task_rows(form: Form, cells: Mapping[str, pl.DataFrame], facts: Facts) -> pl.DataFrame:
    """What the sentences of `form` ask of whom; `cells` are those of each column by its name, with `kept` and `row`."""
    lines: dict[object, Line] = {}
    for column in form.columns:
        for cell in cells[column.name].iter_rows(named=True):
            lines.setdefault(cell["row"], {})[column.name] = cell
    naming = next(column.name for column in form.columns if column.names_place)
    heads = {column.header[-1]: column.name for column in form.columns}
    told = _rows(list(lines.values()), naming, heads, facts)
    return pl.DataFrame([(nth, *row) for nth, row in enumerate(told, 1)], ROWS, orient="row")


def _rows(lines: list[Line], naming: str, heads: Mapping[str, str], facts: Facts) -> Iterator[tuple[object, ...]]:
    """Row by row; the task in words of a kind with quantities is that of the rows below it, too, up to the next or "—".

    Any other department has one sentence.
    """
    shared: Cell | None = None
    for line in lines:
        department = facts.departments.named(str(line[naming]["kept"]))
        assert department is not None
        words = {name: cell for name, cell in line.items() if name != naming}
        own = heads.get(facts.departments.kind_of(department).task)
        if own is None:
            said = [(name, cell) for name, cell in words.items() if cell["kept"] is not None]
            yield from (_in_words(name, cell, department, facts) for name, cell in said[:1])
            continue
        for name, cell in words.items():
            if name == own:
                shared = shared if cell["missing"] == "blank" else cell
            elif facts.departments.reading.task_of(name):
                yield from _tasks(name, cell, department, facts)
            elif cell["kept"] is not None:
                yield *_where(name, cell), None, None, None, None, None, None, unbroken(str(cell["kept"]))
        if shared and shared["kept"] is not None:
            yield _in_words(own, shared, department, facts)


def _tasks(name: str, cell: Cell, department: Department, facts: Facts) -> Iterator[tuple[object, ...]]:
    """The quantities of a sentence; where none can be read it is kept in words alone."""
    if cell["kept"] is None:
        return
    listed, sentence = facts.departments, unbroken(str(cell["kept"]))
    units = listed.counted_in()
    read = listed.reading.read(name, sentence, facts.units)
    for one in read.quantities:
        worded = any(kind.words == name for kind in listed.task)
        told = sentence if worded else f"{one.task}{one.target:f}{units[one.task]}"
        yield *_where(name, cell), department.key, one.task, one.scope, one.least, one.target, units[one.task], told
    if not read.quantities:
        yield *_where(name, cell), department.key, listed.reading.task_of(name), None, None, None, None, sentence


def _in_words(name: str, cell: Cell, department: Department, facts: Facts) -> tuple[object, ...]:
    task = facts.departments.kind_of(department).task
    return *_where(name, cell), department.key, task, None, None, None, None, unbroken(str(cell["kept"]))


def _where(name: str, cell: Cell) -> tuple[str, int, str]:
    return str(cell["sheet"]), int(str(cell["cell"]).lstrip(_LETTERS)), name
