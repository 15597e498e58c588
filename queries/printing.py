"""Answers on a terminal and in files: an aligned Chinese table, CSV, JSON."""

import csv
import io
import json
import unicodedata
from datetime import date, datetime
from decimal import Decimal

import polars as pl

from domain.dates import show_day, show_moment
from domain.facts import Facts
from domain.leads import show_lead
from domain.numbers import DASH, SHARE_DECIMALS, show_change, show_rate
from queries.catalogue import Question
from queries.parameters import option

FORMATS = ("table", "csv", "json")
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_WIDE = {"W", "F"}
# Answers whose coded words are said as elsewhere on the screens, by the name of the question or its folder.
_SAID_AS = {"checking/in_force": "in_force", "checking": "checking", "rules": "checking"}


def as_csv(frame: pl.DataFrame) -> str:
    """Lines under the column names; decimals without exponent, nothing for null, no text a spreadsheet would run."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows([_csv_cell(value) for value in row] for row in frame.iter_rows())
    return lines.getvalue()


def as_json(frame: pl.DataFrame) -> str:
    """A list of objects; exact decimals without exponent as numbers, null for null."""
    rows = (
        "{" + ", ".join(f"{json.dumps(k)}: {_json_value(v)}" for k, v in row.items()) + "}"
        for row in frame.iter_rows(named=True)
    )
    return "[" + ",\n ".join(rows) + "]\n"


def as_table(frame: pl.DataFrame, facts: Facts, question: str = "") -> str:
    """The answer of a `question` in Chinese words, aligned with wide characters counted double; numbers stand right."""
    said = _SAID_AS.get(question) or _SAID_AS.get(question.partition("/")[0], "")
    columns = [
        [_head(name, facts), *(_shown(name, value, dtype, facts, said) for value in frame[name])]
        for name, dtype in frame.schema.items()
    ]
    widths = [max(map(_width, column)) for column in columns]
    right = [dtype.is_numeric() for dtype in frame.dtypes]
    lines = (
        "  ".join(
            _padded(text, width, at_right) for text, width, at_right in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in zip(*columns, strict=True)
    )
    return "\n".join([*lines, "" if frame.height else "（没有记录）"]).rstrip("\n") + "\n"


def as_list(questions: dict[str, Question]) -> str:
    """Every question with its parameters and what one row is."""
    blocks = ((q.name, " ".join(option(p.name) for p in q.params), q.grain, q.unit) for q in questions.values())
    return "".join(
        f"{name}\n    参数：{params}\n    每行：{grain}\n    单位：{unit}\n" for name, params, grain, unit in blocks
    )


def plain(value: Decimal) -> str:
    """A decimal with all its digits, no exponent and no trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def harmless(text: str) -> str:
    """A text as a spreadsheet may open it: set off by an apostrophe where it would run as a formula."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def _csv_cell(value: object) -> str:
    if isinstance(value, str):
        return harmless(value)
    return "" if value is None else _text(value)


def _json_value(value: object) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    return json.dumps(
        value if value is None or isinstance(value, bool | int | str) else _text(value), ensure_ascii=False
    )


def _text(value: object) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)


def _shown(name: str, value: object, dtype: pl.DataType, facts: Facts, said: str) -> str:
    if isinstance(value, Decimal) and isinstance(dtype, pl.Decimal) and dtype.scale == SHARE_DECIMALS:
        if name == "lead_points":
            return show_lead(value, facts)
        return show_change(value) if name.endswith("points") else show_rate(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return show_moment(value) if isinstance(value, datetime) else show_day(value)
    if value is None:
        return DASH
    words = [f"{said}_{value}"] if said and name in ("kind", "state") else []
    return next((facts.sentences[key] for key in [*words, f"{name}_{value}"] if key in facts.sentences), _text(value))


def _head(name: str, facts: Facts) -> str:
    return facts.terms.get(f"column_{name}") or facts.terms.get(name, name)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in _WIDE else 1 for letter in text)


def _padded(text: str, width: int, at_right: bool) -> str:
    gap = " " * (width - _width(text))
    return gap + text if at_right else text + gap
