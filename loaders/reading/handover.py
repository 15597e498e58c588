"""A return as bytes from the reader to the server: a JSON head and an Arrow body, nothing that runs."""

import json
from dataclasses import fields
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl

from domain.findings import Finding
from loaders.reading.result import ReadReturn

_SIZE_BYTES = 4
_HEAD = tuple(field.name for field in fields(ReadReturn) if field.name not in ("values", "findings"))
_DAYS = ("period_start", "period_end")


def write_return(result: ReadReturn, path: Path) -> None:
    """Write one return to a new file."""
    head: dict[str, Any] = {name: getattr(result, name) for name in _HEAD}
    head["findings"] = [finding.model_dump() for finding in result.findings]
    text = json.dumps(head, default=date.isoformat, ensure_ascii=False).encode()
    with path.open("xb") as file:
        file.write(len(text).to_bytes(_SIZE_BYTES, "big") + text)
        result.values.write_ipc(file)


def take_return(path: Path) -> ReadReturn:
    """Read one return and remove its file."""
    content = memoryview(path.read_bytes())
    path.unlink()
    size = _SIZE_BYTES + int.from_bytes(content[:_SIZE_BYTES], "big")
    head = json.loads(bytes(content[_SIZE_BYTES:size]))
    head["findings"] = tuple(Finding(**finding) for finding in head["findings"])
    head.update({name: date.fromisoformat(head[name]) for name in _DAYS if head[name]})
    return ReadReturn(**head, values=pl.read_ipc(BytesIO(content[size:])))
