"""Data files read with the line of every fault: TOML into records, CSV into rows."""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from domain.errors import FactsError

Shape = TypeVar("Shape")
Row = TypeVar("Row", bound=BaseModel)
Location = tuple[int | str, ...]  # as pydantic tells where in a file something stands
Fault = tuple[str, Location, str]  # the file, where in it, what is wrong
_TOML_LINE = re.compile(r"at line (\d+)")
_KINDS = {
    "missing": "缺少这一项",
    "extra_forbidden": "多出了不认识的一项",
    "literal_error": "不是可用的写法",
    "union_tag_invalid": "不是可用的写法",
    "string_type": "应为文字",
    "value_error": "",
    "decimal_parsing": "应为数",
    "decimal_type": "应为数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "bool_parsing": "应为是或否",
    "date_from_datetime_parsing": "应为日期",
    "greater_than": "应大于{gt}",
    "greater_than_equal": "不能小于{ge}",
    "less_than_equal": "不能大于{le}",
    "too_short": "不能为空",
}


def read_table(path: Path, shape: type[Shape]) -> Shape:
    """The whole TOML file as one `shape`; FactsError names the line of the first fault."""
    return table_in(_text(path), path, shape)


def table_in(text: str, path: Path, shape: type[Shape]) -> Shape:
    """A TOML text as one `shape`; FactsError names `path` and the line of the first fault."""
    try:
        return TypeAdapter(shape).validate_python(tomllib.loads(text))
    except tomllib.TOMLDecodeError as fault:
        found = _TOML_LINE.search(str(fault))
        raise FactsError(path, int(found[1]) if found else 0, "不是合法的 TOML 格式") from fault
    except ValidationError as fault:
        location, reason = _first(fault)
        raise FactsError(path, line_of(text, location), reason) from fault


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
            raise self.fault(_first(fault)[1]) from fault


def read_csv(path: Path, columns: tuple[str, ...]) -> Iterator[CsvRow]:
    """The lines of a CSV file under exactly these columns."""
    with StringIO(_text(path), newline="") as lines:
        reader = csv.DictReader(lines)
        if tuple(reader.fieldnames or ()) != columns:
            raise FactsError(path, 1, f"表头应为 {','.join(columns)}")
        for row in reader:
            if None in row or None in row.values():
                raise FactsError(path, reader.line_num, f"应有 {len(columns)} 列")
            yield CsvRow(path, reader.line_num, row)


def line_of(text: str, location: Location) -> int:
    """The line (from 1) in a TOML text where the value at a pydantic `location` stands, or its nearest parent."""
    lines = text.splitlines()
    start, end = 0, len(lines)
    for name, nth in pairwise(location):
        if isinstance(name, str) and isinstance(nth, int):
            start, end = _entry(lines[:end], start, name, nth)
    for name in reversed(location):
        key = re.compile(rf'.*(\[+{re.escape(str(name))}\]+|\b{re.escape(str(name))}"?\s*=)')
        for at in range(start, end):
            if key.match(lines[at]):
                return at + 1
    return start + 1


def reason_of(error: Mapping[str, Any]) -> str:
    """What is wrong, from an error of pydantic's, without saying where."""
    told = _KINDS.get(error["type"], "写法不合要求").format(**error.get("ctx", {}))
    return told or str(error["msg"]).removeprefix("Value error, ")


def _entry(lines: list[str], start: int, name: str, nth: int) -> tuple[int, int]:
    """Where the nth entry of the list `name` begins and ends: `[[name]]` tables, or one inline table a line."""
    heads = [at for at, line in enumerate(lines) if line.strip() == f"[[{name}]]"]
    if not heads:
        opened = next((at for at in range(start, len(lines)) if lines[at].startswith(f"{name} = [")), start)
        heads = [at for at in range(opened + 1, len(lines)) if lines[at].lstrip().startswith("{")]
    ends = [*heads[1:], len(lines)]
    return (heads[nth], ends[nth]) if nth < len(heads) else (start, len(lines))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as fault:
        raise FactsError(path, 0, "文件不存在或读不出来") from fault
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        raise FactsError(path, line, "不是 UTF-8 文本，请另存为 UTF-8 编码") from fault


def _first(fault: ValidationError) -> tuple[Location, str]:
    """The fault to tell: a misspelt key before the key it leaves missing."""
    told = min(fault.errors(), key=lambda error: error["type"] != "extra_forbidden")
    where = ".".join(str(part) for part in told["loc"] if isinstance(part, str))
    reason = reason_of(told)
    return told["loc"], f"{where}：{reason}" if where else reason
