"""The return of a register made ready for its wide table: its rows, the cells that say more, the places of columns."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import polars as pl

from domain.facts import Facts
from domain.forms import Column, Form
from loaders.ledger.targets import numbered_cells, target_rows
from loaders.ledger.tasks import task_rows
from loaders.reading.result import ReadReturn

COLUMNS, CELLS = "reported_column", "written_cell"
ORDERS = {COLUMNS: ("field",), CELLS: ("row_number", "field")}
ROW_ORDER = ("row_number",)
_KEPT = {"count": "value", "amount": "value", "text": "text", "date": "day"}
_DIGITS = "0123456789"


@dataclass(frozen=True, eq=False)
class Register:
    """What one return adds to the ledger, by table, without the submission; `table` holds its rows.

    A row has its number, its sheet and line, and every field as it is kept: numbers in the form's own unit. Cells
    whose text is not just that value are kept beside it, with their text, unit and kind of nothing; a cell that is
    neither kept nor beside is blank. `digest` is the sha256 of the parts.
    """

    table: str
    parts: dict[str, pl.DataFrame]
    digest: str

    def digest_of(self, parts: dict[str, pl.DataFrame]) -> str:
        """The digest of `parts` read back: its own where nothing differs, which is seen at once."""
        same = (parts[name].equals(part.cast(parts[name].schema)) for name, part in self.parts.items())
        return self.digest if all(same) else digest_of_parts(parts)


def register_of(read: ReadReturn, facts: Facts) -> Register | None:
    """The register a return is, None for any other form; a rejected return adds nothing to it."""
    form = facts.forms.get(read.form or "")
    if form is None or form.register_table is None or read.rejected:
        return None
    values = numbered_cells(read.values) if form.rows == "units" else read.values
    by_field = values.drop("kind").partition_by("field", as_dict=True)
    cells = {column.name: _cells_of(by_field[column.name,], column) for column in form.columns}
    rows = _asked(form, cells, facts) if form.rows == "units" else _rows(form, cells)
    beside = pl.concat([_beside(column, cells[column.name]) for column in form.columns]).sort(ORDERS[CELLS])
    parts = {form.register_table: rows, COLUMNS: _columns(form, cells), CELLS: beside}
    return Register(form.register_table, parts, digest_of_parts(parts))


def digest_of_parts(parts: dict[str, pl.DataFrame]) -> str:
    """The sha256 of every part in the order of their names, as CSV in UTF-8, columns that hold nothing left out."""
    sha256 = hashlib.sha256()
    for name in sorted(parts):
        written = BytesIO()
        parts[name].select(_holding(parts[name])).write_csv(written)
        sha256.update(f"{name}\n".encode())
        sha256.update(written.getbuffer())
    return sha256.hexdigest()


def _holding(part: pl.DataFrame) -> Iterator[str]:
    return (column.name for column in part if column.null_count() < len(column))


def _cells_of(cells: pl.DataFrame, column: Column) -> pl.DataFrame:
    kept, written_unit = pl.col(_KEPT[column.kind]).alias("kept"), pl.col("unit").alias("written_unit")
    beside = pl.col("row_number", "sheet", "cell", "raw", "missing", "^row$")
    return cells.select(beside, kept, written_unit)


def _asked(form: Form, cells: dict[str, pl.DataFrame], facts: Facts) -> pl.DataFrame:
    return (task_rows if form.reporter == "department" else target_rows)(form, cells, facts)


def _rows(form: Form, cells: dict[str, pl.DataFrame]) -> pl.DataFrame:
    first = cells[form.columns[0].name]
    line = first.get_column("cell").str.strip_chars_start(_letters(first)).cast(pl.Int32).alias("line")
    place = first.select("row_number", pl.col("sheet").cast(pl.String)).hstack([line])
    return place.hstack([cells[column.name].get_column("kept").alias(column.name) for column in form.columns])


def _letters(cells: pl.DataFrame) -> str:
    return str(cells.item(0, "cell")).rstrip(_DIGITS)


def _columns(form: Form, cells: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Every column where it stood; it was written in the unit of most of its cells, others say theirs beside."""
    described = [
        (str(held.item(0, "sheet")), column.name, _letters(held), column.label, column.unit, unit)
        for column in form.columns
        for held in [cells[column.name]]
        for unit in [_written_unit(held) if column.unit else None]
    ]
    schema = dict.fromkeys(("sheet", "field", "letters", "header", "unit", "written_unit"), pl.String)
    return pl.DataFrame(described, schema, orient="row").sort(ORDERS[COLUMNS])


def _written_unit(cells: pl.DataFrame) -> str | None:
    most: str | None = cells.get_column("written_unit").cast(pl.String).value_counts(sort=True).item(0, "written_unit")
    return most


def _beside(column: Column, cells: pl.DataFrame) -> pl.DataFrame:
    """The cells that are filled and whose text is not how the value kept is written."""
    kept, raw = cells.get_column("kept").cast(pl.String), cells.get_column("raw")
    if column.unit:
        kept = kept.str.strip_chars_end("0").str.strip_chars_end(".")
    said_more = cells.filter((raw != "") & raw.ne_missing(kept))
    words = [pl.col(name).cast(pl.String) for name in ("raw", "missing", "written_unit")]
    return said_more.select("row_number", pl.lit(column.name).alias("field"), *words)
