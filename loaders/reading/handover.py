"""A return as bytes from the reader to the server: a JSON head and an Arrow body, nothing that runs."""

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
_JSON, _ARROW = ".json", ".arrow"


def write_return(result: ReadReturn, path: Path) -> None:
    """Write one return to two new files that begin with `path`."""
    head: dict[str, Any] = {name: getattr(result, name) for name in _HEAD}
    head["findings"] = [finding.model_dump() for finding in result.findings]
    path.with_suffix(_JSON).write_text(json.dumps(head, default=date.isoformat, ensure_ascii=False), "utf-8")
    result.values.write_ipc(path.with_suffix(_ARROW))


def take_return(path: Path) -> ReadReturn:
    """Read one return and remove its files."""
    head = json.loads(path.with_suffix(_JSON).read_text("utf-8"))
    head["findings"] = tuple(Finding(**finding) for finding in head["findings"])
    head.update({name: date.fromisoformat(head[name]) for name in _DAYS if head[name]})
    values = pl.read_ipc(path.with_suffix(_ARROW))
    drop_return(path)
    return ReadReturn(**head, values=values)


def drop_return(path: Path) -> None:
    """Remove whatever was written for `path`."""
    for suffix in (_JSON, _ARROW):
        path.with_suffix(suffix).unlink(missing_ok=True)
