"""Data rows into a tidy typed frame, one row per data row and column, each with its cell."""

from collections.abc import Iterable, Sequence

import polars as pl

from domain.addresses import column_letters
from domain.facts import Facts
from loaders.reading.columns import FoundColumn
from loaders.reading.contents import contents, odd
from loaders.reading.grid import Grid
from loaders.reading.judging import VERDICT, Verdict, judge
from loaders.reading.limits import Limits
from loaders.reading.result import VALUES

_WORD = pl.Categorical()
_COLUMN = {"position": pl.Int32(), "field": _WORD, "kind": _WORD, "letters": pl.String(), "unit": _WORD, "sheet": _WORD}
_LINE = {"row_number": pl.Int64(), "line": pl.String()}
_PLAIN, _IS_TEXT = pl.col("nth").is_null(), pl.col("kind") == "text"
_MADE = {
    "value": pl.coalesce(pl.when(_PLAIN & ~_IS_TEXT).then("raw").cast(VALUES["value"]), "value"),
    "text": pl.coalesce(pl.when(_PLAIN & _IS_TEXT).then("raw"), "text"),
    "unit": pl.coalesce("cell_unit", "unit"),
    "cell": pl.concat_str("letters", "line"),
}
_TOLD = VALUES | {"position": pl.Int32(), "code": _WORD, "wanted": pl.String()}
_TIDY = [_MADE.get(name, pl.col(name)).alias(name) for name in _TOLD]
_FEW = 200


def tidy(grid: Grid, rows: list[int], columns: list[FoundColumn], facts: Facts, limits: Limits) -> pl.DataFrame:
    """The cells of `rows` in the order of the sheet: the columns of VALUES, then position, code and wanted."""
    raw = contents(grid, rows, columns)
    if len(raw) <= _FEW:
        return _cell_by_cell(raw, grid, rows, columns, facts, limits)
    return _by_column(raw, grid, rows, columns, facts, limits)


def _cell_by_cell(
    raw: list[str], grid: Grid, rows: list[int], columns: list[FoundColumn], facts: Facts, limits: Limits
) -> pl.DataFrame:
    letters, held, told = [column_letters(found.position) for found in columns], iter(raw), []
    for number, row in enumerate(rows, 1):
        for found, letter in zip(columns, letters, strict=True):
            said, column = next(held), found.column
            verdict = judge(said, found, facts, limits)
            what = (number, column.name, column.kind, verdict.value, verdict.text, verdict.day, verdict.missing)
            where = (verdict.cell_unit or found.unit or None, grid.name, f"{letter}{row + 1}", said, found.position)
            told.append((*what, *where, verdict.code, verdict.wanted))
    return _frame(told, _TOLD)


def _by_column(
    raw: list[str], grid: Grid, rows: list[int], columns: list[FoundColumn], facts: Facts, limits: Limits
) -> pl.DataFrame:
    """Plain figures are cast as a whole; every other distinct content of a column is judged once."""
    verdicts, nth = _judged(raw, columns, facts, limits)
    lines = _frame([(number, str(row + 1)) for number, row in enumerate(rows, 1)], _LINE)
    cells = lines.join(_described(columns, grid.name), how="cross", maintain_order="left_right")
    judged = verdicts.select(pl.all().gather(nth))
    return cells.hstack([pl.Series("raw", raw, pl.String()), nth, *judged]).select(_TIDY)


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
    return _frame(verdicts, VERDICT), pl.Series("nth", nth, pl.UInt32())


def _described(columns: list[FoundColumn], sheet: str) -> pl.DataFrame:
    described = []
    for found in columns:
        column, at = found.column, found.position
        described.append((at, column.name, column.kind, column_letters(at), found.unit or None, sheet))
    return _frame(described, _COLUMN)


def _frame(rows: Sequence[tuple[object, ...]], schema: dict[str, pl.DataType]) -> pl.DataFrame:
    columns: Iterable[Sequence[object]] = zip(*rows, strict=True) if rows else [()] * len(schema)
    kinds = zip(schema.items(), columns, strict=True)
    return pl.DataFrame([_series(name, column, kind) for (name, kind), column in kinds])


def _series(name: str, column: Sequence[object], kind: pl.DataType) -> pl.Series:
    """Decimals by way of their text: to take them as they are Polars loads a library, anew in every child."""
    if not isinstance(kind, pl.Decimal):
        return pl.Series(name, column, kind)
    written = [None if value is None else f"{value:f}" for value in column]
    return pl.Series(name, written, pl.String()).cast(kind)
