"""One return into the ledger: in one transaction, read back in another, then noted outside the ledger."""

import hashlib
from pathlib import Path

import polars as pl

from domain.errors import StoreError
from loaders.heads import note_head
from loaders.reading.result import ReadReturn
from loaders.rows import Entry, Filed, file_entry
from queries.store import Store

FIGURES = pl.Schema(
    {
        "row_number": pl.Int32(),
        "indicator": pl.String(),
        "value": pl.Decimal(18, 8),
        "missing": pl.String(),
        "unit": pl.String(),
        "sheet": pl.String(),
        "cell": pl.String(),
        "raw": pl.String(),
    }
)


def figures_of(read: ReadReturn) -> pl.DataFrame:
    """The rows a return adds to reported_value, in the order they are digested; none for a rejected return."""
    if read.rejected:
        return pl.DataFrame(schema=FIGURES)
    numbers = read.values.filter(pl.col("kind").is_in(("count", "amount"))).rename({"field": "indicator"})
    return numbers.select(FIGURES.keys()).cast(FIGURES).sort("row_number", "sheet", "cell", "indicator")


def digest_of(figures: pl.DataFrame) -> str:
    """The sha256 of the rows in their order, as UTF-8 CSV with every text quoted and nothing left empty."""
    text = figures.select(FIGURES.keys()).cast(FIGURES).write_csv(quote_style="non_numeric")
    return hashlib.sha256(text.encode()).hexdigest()


def enter(store: Store, entry: Entry, heads: Path) -> Filed:
    """File `entry`; what comes back is `entry` itself or what its bytes had been filed as before.

    Raises StoreError where the rows cannot be read back as they were sent: then there is no receipt.
    """
    filed = store.write(lambda cursor: file_entry(cursor, entry))
    if filed.submission == entry.submission:
        if digest_of(store.read_back(entry.submission)) != entry.digest:
            raise StoreError(f"受理号 {filed.receipt} 入账后读回的数字与报表不符，请停止使用并联系管理员。")
        note_head(heads, filed.revision, filed.submission, entry.digest)
    return filed
