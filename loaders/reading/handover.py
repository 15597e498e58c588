"""The returns of a file on their way to the server: a JSON head each and one Arrow body, nothing that runs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import polars as pl

from domain.findings import Finding
from loaders.reading.result import VALUES, PrintedTotal, ReadReturn

_HEAD = tuple(field.name for field in fields(ReadReturn) if field.name not in ("values", "findings", "totals"))
_DAYS = ("period_start", "period_end")
_REPEATED = ("field", "kind", "sheet")  # the same in every row of a sheet
_LONG = 10_000  # cells; of fewer it takes longer to leave out what is repeated than to send it


def write_returns(returns: Sequence[ReadReturn], target: Path | IO[bytes]) -> str:
    """Write the values of all returns of a file, one below the other, to the new file `target`; the rest as text."""
    values = pl.concat([read.values for read in returns])
    long = values.height > _LONG
    if long:
        values = values.drop("row_number", *_REPEATED)
    values.write_ipc_stream(target, compat_level=pl.CompatLevel.oldest())
    heads = [_head(read) | {"top": _top(read.values) if long else None} for read in returns]
    return json.dumps(heads, default=date.isoformat, ensure_ascii=False)


def take_returns(heads: str, path: Path) -> tuple[ReadReturn, ...]:
    """The returns of one file from their heads and the file of their values, which is removed."""
    returns = read_returns(heads, path)
    path.unlink()
    return returns


def read_returns(heads: str, source: Path | IO[bytes]) -> tuple[ReadReturn, ...]:
    """The returns of one file from their heads and the values that were written for them."""
    return tuple(_taken(json.loads(heads), pl.read_ipc_stream(source)))


def _head(read: ReadReturn) -> dict[str, Any]:
    head: dict[str, Any] = {name: getattr(read, name) for name in _HEAD}
    totals = [(total.name, total.sheet, total.cell, str(total.value), total.above) for total in read.totals]
    told = {"findings": [finding.model_dump() for finding in read.findings], "totals": totals}
    return head | told | {"height": read.values.height}


def _taken(heads: list[dict[str, Any]], values: pl.DataFrame) -> Iterator[ReadReturn]:
    offset = 0
    for head in heads:
        height, top = head.pop("height"), head.pop("top")
        head["findings"] = tuple(Finding(**finding) for finding in head["findings"])
        head["totals"] = tuple(
            PrintedTotal(name, sheet, cell, Decimal(value), above) for name, sheet, cell, value, above in head["totals"]
        )
        head.update({name: date.fromisoformat(head[name]) for name in _DAYS if head[name]})
        own = values.slice(offset, height)
        yield ReadReturn(**head, values=_whole(own, top) if top else own)
        offset += height


def _top(values: pl.DataFrame) -> dict[str, list[str]]:
    """What the first row of a sheet says of every row."""
    return values.filter(pl.col("row_number") == 1).select(_REPEATED).to_dict(as_series=False)


def _whole(values: pl.DataFrame, top: dict[str, list[str]]) -> pl.DataFrame:
    """The columns of VALUES again, with what was left out of a long table; all rows hold the same columns."""
    cell, wide = pl.int_range(values.height, eager=True), max(len(top["field"]), 1)
    repeated = [pl.Series(name, words, VALUES[name]).gather(cell % wide) for name, words in top.items()]
    return values.hstack([(cell // wide + 1).alias("row_number"), *repeated]).select(list(VALUES))
