"""Data rows into a tidy typed frame, one row per data row and column, each with its cell."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import polars as pl

from domain.facts import Facts
from loaders.reading.columns import FoundColumn
from loaders.reading.grid import Cell, Grid, column_letters
from loaders.reading.judging import VERDICT, judge
from loaders.reading.result import VALUES

_PLAIN = r"^[0-9]{1,10}(?:\.[0-9]{1,8})?$"
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
    texts = pl.when((pl.col("kind") == "text") & pl.col("missing").is_null()).then("raw")
    clean = texts.str.normalize("NFKC").str.replace_all(r"\s+", " ").str.strip_chars()
    return judged.select(
        "row_number",
        "field",
        "kind",
        pl.coalesce(pl.when(~pl.col("odd") & _is_figure()).then("raw").cast(VALUES["value"], strict=False), "judged").alias("value"),
        clean.alias("text"),
        "day",
        "missing",
        pl.coalesce("cell_unit", "unit").alias("unit"),
        pl.lit(grid.name, VALUES["sheet"]).alias("sheet"),
        pl.concat_str("letters", "line").alias("cell"),
        "raw",
        "position",
        "code",
        "wanted",
    )


def _cells(grid: Grid, rows: list[int], columns: list[FoundColumn]) -> pl.DataFrame:
    at = [found.position - grid.left for found in columns]
    shown = {kind: _Shown(show) for kind, show in _SHOW.items()}
    raw = [
        cell if type(cell := cells[position]) is str else shown[type(cell)][cell]
        for cells in (grid.rows[row - grid.top] for row in rows)
        for position in at
    ]
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
    word = pl.Categorical()
    schema = {"position": pl.Int32, "field": word, "kind": word, "letters": pl.String, "unit": word, "own_unit": pl.Boolean}
    return pl.DataFrame(described, schema=schema, orient="row")


def _odd() -> pl.Expr:
    """Whether a cell needs judging: not a plain figure in the ledger's own unit, or short enough to mean nothing."""
    raw, kind = pl.col("raw"), pl.col("kind")
    fraction = (kind == "count") & raw.str.contains(".", literal=True)
    short = (kind != "text") | (raw.str.len_bytes() <= _LONGEST_NOTHING)
    return pl.when(_is_figure()).then(~pl.col("own_unit") | fraction | ~raw.str.contains(_PLAIN)).otherwise(short)


def _is_figure() -> pl.Expr:
    return pl.col("kind").is_in(["count", "amount"])


def _show_moment(moment: datetime) -> str:
    return moment.date().isoformat() if moment.time() == time() else moment.isoformat(" ")


# Numbers to Excel's own 15 significant digits, dates as ISO, truth as Excel shows it.
_SHOW: dict[type[Cell], Callable[..., str]] = {
    float: "{:.15g}".format,
    int: str,
    bool: lambda truth: str(truth).upper(),
    date: date.isoformat,
    datetime: _show_moment,
    time: time.isoformat,
    timedelta: str,
}


class _Shown(dict[Cell, str]):
    """The text of each distinct cell of one type, made once."""

    def __init__(self, show: Callable[..., str]) -> None:
        self._show = show

    def __missing__(self, cell: Cell) -> str:
        self[cell] = text = self._show(cell)
        return text
