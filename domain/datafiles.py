"""Data files read with the line of every fault: TOML into records, CSV into rows."""

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from domain.errors import FactsError

Shape = TypeVar("Shape")
Row = TypeVar("Row", bound=BaseModel)
_TOML_LINE = re.compile(r"at line (\d+)")
_KINDS = {"missing": "缺少这一项", "extra_forbidden": "多出了不认识的一项"}


def read_table(path: Path, shape: type[Shape]) -> Shape:
    """The whole TOML file as one `shape`; FactsError names the line of the first fault."""
    text = _text(path)
    try:
        return TypeAdapter(shape).validate_python(tomllib.loads(text))
    except tomllib.TOMLDecodeError as fault:
        found = _TOML_LINE.search(str(fault))
        raise FactsError(path, int(found[1]) if found else 0, "不是合法的 TOML 格式") from fault
    except ValidationError as fault:
        first = fault.errors()[0]
        raise FactsError(path, line_of(text, first["loc"]), _reason(first["loc"], first["type"], first["msg"])) from fault


def read_list(path: Path, name: str, row: type[Row], key: str = "key") -> dict[str, Row]:
    """The `[[name]]` tables of a TOML file as rows by their `key`; FactsError for a fault or a repeated key."""
    rows = read_table(path, dict[str, list[row]])  # type: ignore[valid-type]
    if set(rows) != {name}:
        raise FactsError(path, 0, f"应当只有 [[{name}]]")
    by_key: dict[str, Row] = {}
    for position, entry in enumerate(rows[name]):
        if getattr(entry, key) in by_key:
            raise FactsError(path, line_of(_text(path), (name, position, key)), f"“{getattr(entry, key)}”重复")
        by_key[getattr(entry, key)] = entry
    return by_key


@dataclass(frozen=True)
class CsvRow:
    """One line of a CSV file, with what is needed to say where it stands."""

    path: Path
    line: int
    cells: dict[str, str]

    def fault(self, reason: str) -> FactsError:
        """An error that names this line."""
        return FactsError(self.path, self.line, reason)

    def record(self, row: type[Row], **values: Any) -> Row:
        """A record of these values; FactsError names this line."""
        try:
            return row(**values)
        except ValidationError as fault:
            first = fault.errors()[0]
            raise self.fault(_reason(first["loc"], first["type"], first["msg"])) from fault


def read_csv(path: Path, columns: tuple[str, ...]) -> Iterator[CsvRow]:
    """The lines of a CSV file under exactly these columns."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if tuple(reader.fieldnames or ()) != columns:
            raise FactsError(path, 1, f"表头应为 {','.join(columns)}")
        for row in reader:
            if None in row or None in row.values():
                raise FactsError(path, reader.line_num, f"应有 {len(columns)} 列")
            yield CsvRow(path, reader.line_num, row)


def line_of(text: str, location: tuple[int | str, ...]) -> int:
    """The line (from 1) in a TOML text where the value at a pydantic `location` stands, or its nearest parent."""
    lines = text.splitlines()
    start, names = 0, [part for part in location if isinstance(part, str)]
    for name, nth in zip(location, location[1:], strict=False):
        if isinstance(name, str) and isinstance(nth, int):
            heads = [at for at, line in enumerate(lines) if line.strip() == f"[[{name}]]"]
            start = heads[nth] if nth < len(heads) else start
    for name in reversed(names):
        key = re.compile(rf'\s*(\[+{re.escape(name)}\]+|"?{re.escape(name)}"?\s*=)')
        for at in range(start, len(lines)):
            if at > start and lines[at].startswith("[[") and start:
                break
            if key.match(lines[at]):
                return at + 1
    return start + 1


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise FactsError(path, 0, "文件不存在或不是 UTF-8 文本") from fault


def _reason(location: tuple[int | str, ...], kind: str, message: str) -> str:
    where = ".".join(str(part) for part in location if isinstance(part, str))
    return f"{where}：{_KINDS.get(kind, message.removeprefix('Value error, '))}"
