"""The returns of a file on their way to the server: a JSON head each and one Arrow body, nothing that runs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from domain.findings import Finding
from loaders.reading.result import PrintedTotal, ReadReturn

_HEAD = tuple(field.name for field in fields(ReadReturn) if field.name not in ("values", "findings", "totals"))
_DAYS = ("period_start", "period_end")


def write_returns(returns: Sequence[ReadReturn], path: Path) -> str:
    """Write the values of all returns of a file, one below the other, to the new file `path`; the rest as text."""
    pl.concat([read.values for read in returns]).write_ipc_stream(path, compat_level=pl.CompatLevel.oldest())
    return json.dumps([_head(read) for read in returns], default=date.isoformat, ensure_ascii=False)


def take_returns(heads: str, path: Path) -> tuple[ReadReturn, ...]:
    """The returns of one file from their heads and the file of their values, which is removed."""
    values = pl.read_ipc_stream(path)
    path.unlink()
    return tuple(_taken(json.loads(heads), values))


def _head(read: ReadReturn) -> dict[str, Any]:
    head: dict[str, Any] = {name: getattr(read, name) for name in _HEAD}
    totals = [(total.name, total.sheet, total.cell, str(total.value), total.above) for total in read.totals]
    told = {"findings": [finding.model_dump() for finding in read.findings], "totals": totals}
    return head | told | {"height": read.values.height}


def _taken(heads: list[dict[str, Any]], values: pl.DataFrame) -> Iterator[ReadReturn]:
    offset = 0
    for head in heads:
        height = head.pop("height")
        head["findings"] = tuple(Finding(**finding) for finding in head["findings"])
        head["totals"] = tuple(
            PrintedTotal(name, sheet, cell, Decimal(value), above) for name, sheet, cell, value, above in head["totals"]
        )
        head.update({name: date.fromisoformat(head[name]) for name in _DAYS if head[name]})
        yield ReadReturn(**head, values=values.slice(offset, height))
        offset += height
