"""Data rows into a tidy typed frame, one row per data row and column, each with its cell."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import polars as pl

from domain.facts import Facts
from loaders.reading.columns import FoundColumn
from loaders.reading.grid import Cell, Grid, column_letters
from loaders.reading.judging import VERDICT, judge
from loaders.reading.result import VALUES

_PLAIN_COUNT = r"^\d{1,10}$"
_PLAIN_AMOUNT = r"^\d{1,10}(?:\.\d{1,8})?$"
_LONGEST_NOTHING = 4


def tidy(grid: Grid, rows: list[int], columns: list[FoundColumn], facts: Facts) -> pl.DataFrame:
    """The cells of `rows` in the order of the sheet: the columns of VALUES, then position, code and wanted.

    Plain figures are cast as a whole; every other distinct content of a column is judged once.
    """
    cells = _cells(grid, rows, columns)
    odd = cells.filter("odd").select("position", "raw").unique()
    by_position = {found.position: found for found in columns}
    verdicts = [(*key, *judge(key[1], by_position[key[0]], facts)) for key in odd.iter_rows()]
    schema = {"position": pl.Int32, "raw": pl.String, **VERDICT}
    judged = cells.join(pl.DataFrame(verdicts, schema=schema, orient="row"), ["position", "raw"], "left", maintain_order="left")
    clean = pl.col("raw").str.normalize("NFKC").str.replace_all(r"\s+", " ").str.strip_chars()
    return judged.select(
        "row_number",
        "field",
        "kind",
        pl.coalesce(pl.when(~pl.col("odd")).then("raw").cast(VALUES["value"], strict=False), "judged").alias("value"),
        pl.when((pl.col("kind") == "text") & pl.col("missing").is_null()).then(clean).alias("text"),
        "day",
        "missing",
        pl.coalesce("cell_unit", "unit").alias("unit"),
        pl.lit(grid.name).alias("sheet"),
        pl.concat_str("letters", "line").alias("cell"),
        "raw",
        "position",
        "code",
        "wanted",
    )


def _cells(grid: Grid, rows: list[int], columns: list[FoundColumn]) -> pl.DataFrame:
    at = [found.position - grid.left for found in columns]
    raw = [_RAW[type(cells[position])](cells[position]) for cells in (grid.rows[row - grid.top] for row in rows) for position in at]
    lines = pl.DataFrame(
        {"row_number": range(1, len(rows) + 1), "line": [str(row + 1) for row in rows]},
        schema={"row_number": pl.Int64, "line": pl.String},
    )
    return lines.join(_described(columns), how="cross").with_columns(pl.Series("raw", raw, pl.String)).with_columns(_odd().alias("odd"))


def _described(columns: list[FoundColumn]) -> pl.DataFrame:
    described = [
        (found.position, found.column.name, found.column.kind, column_letters(found.position), found.unit or None, found.factor == 1)
        for found in columns
    ]
    schema = {"position": pl.Int32, "field": pl.String, "kind": pl.String, "letters": pl.String}
    return pl.DataFrame(described, schema={**schema, "unit": pl.String, "own_unit": pl.Boolean}, orient="row")


def _odd() -> pl.Expr:
    """Whether a cell needs judging: not a plain figure in the ledger's own unit, or short enough to mean nothing."""
    raw, kind = pl.col("raw"), pl.col("kind")
    plain = pl.when(kind == "count").then(raw.str.contains(_PLAIN_COUNT)).otherwise(raw.str.contains(_PLAIN_AMOUNT))
    figure = pl.when(pl.col("own_unit")).then(~plain).otherwise(True)
    return pl.when(kind == "text").then(raw.str.len_bytes() <= _LONGEST_NOTHING).when(kind == "date").then(True).otherwise(figure)


def _show_moment(moment: datetime) -> str:
    return moment.date().isoformat() if moment.time() == time() else moment.isoformat(" ")


# Numbers to Excel's own 15 significant digits, dates as ISO, truth as Excel shows it.
_RAW: dict[type[Cell], Callable[..., str]] = {
    str: str,
    float: "{:.15g}".format,
    int: str,
    bool: lambda truth: str(truth).upper(),
    date: date.isoformat,
    datetime: _show_moment,
    time: time.isoformat,
    timedelta: str,
}
