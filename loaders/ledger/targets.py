"""A table of targets made ready for the ledger: a row for every task and every sentence, none for a dash."""

from collections.abc import Mapping

import polars as pl

from domain.facts import Facts
from domain.forms import Column, Form

ROWS: dict[str, pl.DataType] = {
    "row_number": pl.Int64(),
    "sheet": pl.String(),
    "line": pl.Int32(),
    "field": pl.String(),
    "place": pl.String(),
    "indicator": pl.String(),
    "level": pl.String(),
    "value": pl.Decimal(18, 8),
    "sentence": pl.String(),
}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def numbered_cells(values: pl.DataFrame) -> pl.DataFrame:
    """The cells of a return, each with a `row_number` of its own from 1 by which it is named; `row` keeps its row."""
    cells = pl.int_range(1, pl.len() + 1, dtype=pl.Int64)
    return values.with_columns(row=pl.col("row_number")).with_columns(row_number=cells)


def target_rows(form: Form, cells: Mapping[str, pl.DataFrame], facts: Facts) -> pl.DataFrame:
    """What the columns of `form` ask of whom; `cells` are those of each column by its name, with `kept` and `row`."""
    naming = next(column for column in form.columns if column.names_place)
    labels = cells[naming.name].select("row", "kept").iter_rows()
    places = {row: place.key for row, label in labels if (place := facts.places.named(str(label)))}
    told = [
        _row(column, cell, places)
        for column in form.columns
        if column is not naming
        for cell in cells[column.name].filter(pl.col("kept").is_not_null()).iter_rows(named=True)
    ]
    return pl.DataFrame(told, ROWS, orient="row").sort("row_number")


def _row(column: Column, cell: Mapping[str, object], places: Mapping[object, str]) -> tuple[object, ...]:
    where = cell["row_number"], str(cell["sheet"]), int(str(cell["cell"]).lstrip(_LETTERS)), column.name
    if column.level is None:
        return *where, None, None, None, None, cell["kept"]
    return *where, places[cell["row"]], column.indicator, column.level, cell["kept"], None
