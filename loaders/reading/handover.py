"""A return on its way from the reader to the server: a JSON head and an Arrow body, nothing that runs."""

import json
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from domain.findings import Finding
from loaders.reading.result import ReadReturn

_HEAD = tuple(field.name for field in fields(ReadReturn) if field.name not in ("values", "findings"))
_DAYS = ("period_start", "period_end")


def write_return(result: ReadReturn, path: Path) -> str:
    """Write the values of one return to the new file `path`; the rest of it as text."""
    result.values.write_ipc_stream(path, compat_level=pl.CompatLevel.oldest())
    head: dict[str, Any] = {name: getattr(result, name) for name in _HEAD}
    head["findings"] = [finding.model_dump() for finding in result.findings]
    return json.dumps(head, default=date.isoformat, ensure_ascii=False)


def take_return(head: str, path: Path) -> ReadReturn:
    """One return from its head and the file of its values, which is removed."""
    said = json.loads(head)
    said["findings"] = tuple(Finding(**finding) for finding in said["findings"])
    said.update({name: date.fromisoformat(said[name]) for name in _DAYS if said[name]})
    values = pl.read_ipc_stream(path)
    path.unlink()
    return ReadReturn(**said, values=values)
