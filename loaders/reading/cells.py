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
_WORD = pl.Categorical()
_DESCRIBED = {"position": pl.Int32(), "field": _WORD, "kind": _WORD, "letters": pl.String(), "unit": _WORD}


def tidy(grid: Grid, rows: list[int], columns: list[FoundColumn], facts: Facts) -> pl.DataFrame:
    """The cells of `rows` in the order of the sheet: the columns of VALUES, then position, code and wanted.

    Plain figures are cast as a whole; every other distinct content of a column is judged once.
    """
    cells = _cells(grid, rows, columns)
    judged = cells.join(_verdicts(cells, columns, facts), ["position", "raw"], "left", maintain_order="left")
    figures = pl.when(~pl.col("odd") & _is_figure()).then("raw").cast(VALUES["value"], strict=False)
    texts = pl.when((pl.col("kind") == "text") & pl.col("missing").is_null()).then("raw")
    made = {
        "value": pl.coalesce(figures, "judged"),
        "text": texts.str.normalize("NFKC").str.replace_all(r"\s+", " ").str.strip_chars(),
        "unit": pl.coalesce("cell_unit", "unit"),
        "sheet": pl.lit(grid.name, VALUES["sheet"]),
        "cell": pl.concat_str("letters", "line"),
    }
    return judged.select(made.get(name, pl.col(name)).alias(name) for name in (*VALUES, "position", "code", "wanted"))


def _verdicts(cells: pl.DataFrame, columns: list[FoundColumn], facts: Facts) -> pl.DataFrame:
    by_position = {found.position: found for found in columns}
    odd = cells.filter("odd").select("position", "raw").unique()
    verdicts = [(position, raw, *judge(raw, by_position[position], facts)) for position, raw in odd.iter_rows()]
    return pl.DataFrame(verdicts, schema={"position": pl.Int32(), "raw": pl.String(), **VERDICT}, orient="row")


def _cells(grid: Grid, rows: list[int], columns: list[FoundColumn]) -> pl.DataFrame:
    """Row by row, every cell of a column of the form: what it is, its content as text, whether it needs judging."""
    at = [found.position - grid.left for found in columns]
    shown = {kind: _Shown(show) for kind, show in _SHOW.items()}
    raw = [
        cell if type(cell := cells[position]) is str else shown[type(cell)][cell]
        for cells in (grid.rows[row - grid.top] for row in rows)
        for position in at
    ]
    lines = pl.DataFrame(
        {"row_number": range(1, len(rows) + 1), "line": [str(row + 1) for row in rows]},
        schema={"row_number": pl.Int64(), "line": pl.String()},
    )
    cells_of_lines = lines.join(_described(columns), how="cross").with_columns(pl.Series("raw", raw, pl.String()))
    return cells_of_lines.with_columns(_odd().alias("odd"))


def _described(columns: list[FoundColumn]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "position": [found.position for found in columns],
            "field": [found.column.name for found in columns],
            "kind": [found.column.kind for found in columns],
            "letters": [column_letters(found.position) for found in columns],
            "unit": [found.unit or None for found in columns],
            "own_unit": [found.factor == 1 for found in columns],
        },
        schema={**_DESCRIBED, "own_unit": pl.Boolean()},
    )


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
