"""The data dictionary: what every table and column of the ledger means."""

from pathlib import Path

from domain.datafiles import read_list
from domain.records import Record


class LedgerColumn(Record):
    """One column; `unit` is that of its numbers, or the clock its moments are on."""

    key: str
    meaning: str
    source: str
    unit: str = ""


class LedgerTable(Record):
    """One table; `order` are the columns an export is sorted by."""

    key: str
    label: str
    grain: str
    order: tuple[str, ...]
    columns: tuple[LedgerColumn, ...]


def read_dictionary(folder: Path) -> dict[str, LedgerTable]:
    """The tables in `folder`/dictionary.toml by key; FactsError names the line that does not hold."""
    return read_list(folder / "dictionary.toml", "table", LedgerTable)
