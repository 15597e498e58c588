"""Data rows into a tidy typed frame, one row per data row and column, each with its cell."""

from collections.abc import Iterable, Sequence

import polars as pl

from domain.facts import Facts
from loaders.reading.columns import FoundColumn
from loaders.reading.contents import contents, odd
from loaders.reading.grid import Grid, column_letters
from loaders.reading.judging import VERDICT, Verdict, judge
from loaders.reading.limits import Limits
from loaders.reading.result import VALUES

_WORD = pl.Categorical()
_DESCRIBED = {"position": pl.Int32(), "field": _WORD, "kind": _WORD, "letters": pl.String(), "unit": _WORD}
_LINE = {"row_number": pl.Int64(), "line": pl.String()}


def tidy(grid: Grid, rows: list[int], columns: list[FoundColumn], facts: Facts, limits: Limits) -> pl.DataFrame:
    """The cells of `rows` in the order of the sheet: the columns of VALUES, then position, code and wanted.

    Plain figures are cast as a whole; every other distinct content of a column is judged once.
    """
    raw = contents(grid, rows, columns)
    verdicts, nth = _judged(raw, columns, facts, limits)
    lines = _frame([(number, str(row + 1)) for number, row in enumerate(rows, 1)], _LINE)
    cells = lines.join(_described(columns), how="cross", maintain_order="left_right")
    cells = cells.hstack([pl.Series("raw", raw, pl.String()), *verdicts.select(pl.all().gather(nth))])
    figures = pl.when(nth.is_null() & (pl.col("kind") != "text")).then("raw")
    made = {
        "value": pl.coalesce(figures.cast(VALUES["value"]), "value"),
        "text": pl.coalesce(pl.when(nth.is_null() & (pl.col("kind") == "text")).then("raw"), "text"),
        "unit": pl.coalesce("cell_unit", "unit"),
        "sheet": pl.lit(grid.name, VALUES["sheet"]),
        "cell": pl.concat_str("letters", "line"),
    }
    return cells.select(made.get(name, pl.col(name)).alias(name) for name in (*VALUES, "position", "code", "wanted"))


def _judged(raw: list[str], columns: list[FoundColumn], facts: Facts, limits: Limits) -> tuple[pl.DataFrame, pl.Series]:
    """The verdict on every distinct content of a column that needs one, and which of them is whose; null for none."""
    verdicts: list[Verdict] = []
    nth: list[int | None] = [None] * len(raw)
    for offset, found in enumerate(columns):
        held = raw[offset :: len(columns)]
        if doubtful := odd(set(held), found, limits):
            numbers = {content: number for number, content in enumerate(doubtful, len(verdicts))}
            nth[offset :: len(columns)] = map(numbers.get, held)
            verdicts += (judge(content, found, facts, limits) for content in doubtful)
    return _frame(verdicts, VERDICT), pl.Series(nth, dtype=pl.UInt32())


def _described(columns: list[FoundColumn]) -> pl.DataFrame:
    described = (
        (found.position, found.column.name, found.column.kind, column_letters(found.position), found.unit or None)
        for found in columns
    )
    return _frame(list(described), _DESCRIBED)


def _frame(rows: Sequence[tuple[object, ...]], schema: dict[str, pl.DataType]) -> pl.DataFrame:
    columns: Iterable[tuple[object, ...]] = zip(*rows, strict=True) if rows else [()] * len(schema)
    kinds = zip(schema.items(), columns, strict=True)
    return pl.DataFrame([pl.Series(name, column, kind) for (name, kind), column in kinds])
