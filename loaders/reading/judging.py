"""One cell judged: a figure in the ledger's unit, a day, a kind of nothing, or a fault."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from domain.dates import read_day
from domain.facts import Facts
from domain.numbers import STORED_DECIMALS, NumberRead, on_lines, read_number, round_half_up
from domain.text import bare, invisible_in, normalise
from loaders.reading.columns import FoundColumn
from loaders.reading.limits import Limits
from loaders.reading.shown import is_shown_otherwise
from loaders.reading.unitlines import names_unit, read_unit

VERDICT: dict[str, pl.DataType] = {
    "value": pl.Decimal(18, STORED_DECIMALS),
    "text": pl.String(),
    "day": pl.Date(),
    "missing": pl.Categorical(),
    "cell_unit": pl.Categorical(),
    "code": pl.Categorical(),
    "wanted": pl.String(),
}
_TOO_LARGE = Decimal(10) ** (18 - STORED_DECIMALS)
_EXPONENT = re.compile(r"[+-]?\d(?:\.\d+)?e[+-]\d{1,3}", re.ASCII)
_TYPED_AS_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]\d+)?", re.ASCII)
_DAYS = 8192  # of how many writings of a day the verdict is kept
_DITTO = frozenset({"同上", "〃", "同前", "同左"})
_LISTED = re.compile(r"[、,;/]")
_DAY_WANTED = "2023-06-09 或 2023年6月9日这样的日期"


class Verdict(NamedTuple):
    """What a cell comes to; `code` names a finding and `wanted` its word, `cell_unit` the unit written in the cell."""

    value: Decimal | None = None
    text: str | None = None
    day: date | None = None
    missing: str | None = None
    cell_unit: str | None = None
    code: str | None = None
    wanted: str | None = None


def judge(raw: str, found: FoundColumn, facts: Facts, limits: Limits) -> Verdict:
    """The content of a cell, exactly, in the unit written behind it or in its header."""
    if len(raw) > limits.text_characters:
        return Verdict(code="value.too_long", wanted=str(limits.text_characters))
    if found.column.kind == "date":
        return _judge_day(raw)
    if found.column.kind != "text" and is_shown_otherwise(raw):
        return Verdict(code="value.shown_otherwise", wanted=_wanted(found))
    number = _number(raw)
    if number and number.missing:
        return Verdict(missing=number.missing)
    if found.column.kind == "text":
        text = " ".join(raw.split()) if found.column.prose else normalise(raw)
        if found.column.names_place and invisible_in(raw, text):
            return Verdict(code="word.invisible")
        return _judge_text(text, found, facts)
    if number is None or number.value is None:
        return Verdict(code="value.two_lines" if on_lines(raw) else "value.unreadable", wanted=_wanted(found))
    return _judge_number(raw, number.value, number.unit, found, facts)


def _judge_text(text: str, found: FoundColumn, facts: Facts) -> Verdict:
    """Free text as it stands; a listed word or the name of a unit as the lists write it."""
    column = found.column
    if column.names_place:
        return _judge_units(text, found, facts)
    if not column.words:
        text = "、".join(_apart(text)) if column.several else text
        return Verdict(code="value.ditto") if text in _DITTO and not column.prose else Verdict(text=text)
    known = {bare(word): word for word in column.words} | {bare(said): word for said, word in column.said.items()}
    for given in _ways_to_list(text) if column.several else ([text],):
        words = [known.get(word) for word in filter(None, map(bare, given))]
        if words and None not in words:
            return Verdict(text="、".join(filter(None, dict.fromkeys(words))))
    return Verdict(code="word.unknown", wanted="、".join(column.words))


def _judge_units(text: str, found: FoundColumn, facts: Facts) -> Verdict:
    units = [facts.reporters.named(found.reporter, name) for name in (_apart(text) if found.column.several else [text])]
    if units and None not in units:
        return Verdict(text="、".join(dict.fromkeys(unit.label for unit in units if unit)))
    return Verdict(code="word.unknown", wanted="、".join(unit.label for unit in facts.reporters.of(found.reporter)))


def _apart(text: str) -> list[str]:
    return list(dict.fromkeys(filter(None, map(str.strip, _LISTED.split(text)))))


def _ways_to_list(text: str) -> Iterator[list[str]]:
    """The words of a list, apart by signs; else by blanks, too, as those are that stand on lines of their own."""
    yield _LISTED.split(text)
    yield _LISTED.sub(" ", text).split()


def _number(raw: str) -> NumberRead | None:
    return NumberRead(Decimal(raw)) if _EXPONENT.fullmatch(raw) else read_number(raw)


@lru_cache(_DAYS)
def _judge_day(raw: str) -> Verdict:
    """One day stands in many columns of many rows, mostly as a date of Excel's own."""
    with suppress(ValueError):
        return Verdict(day=date.fromisoformat(raw))
    serial = _number(raw)
    if serial and serial.missing:
        return Verdict(missing=serial.missing)
    day = read_day(raw) or (read_day(float(serial.value)) if serial and serial.value and not serial.unit else None)
    return Verdict(day=day) if day else Verdict(code="day.unreadable", wanted=_DAY_WANTED)


def _judge_number(raw: str, number: Decimal, written: str | None, found: FoundColumn, facts: Facts) -> Verdict:
    unit, factor = read_unit(written, found.stored_unit, facts) if written else (None, found.factor)
    if factor is None:
        if names_unit(written or "", facts):
            return Verdict(code="unit.unreadable", wanted=found.stored_unit)
        return Verdict(code="value.remark", wanted=_wanted(found))
    value = number * factor
    rounded = round_half_up(value, STORED_DECIMALS) if abs(value) < _TOO_LARGE else value
    if fault := _fault(value, rounded, found):
        return Verdict(code=fault, wanted=_wanted(found))
    code, wanted = None if _TYPED_AS_NUMBER.fullmatch(raw) else "value.from_text", None
    if rounded != value:
        code, wanted = "value.rounded", f"{rounded:f} {found.stored_unit}"
    elif factor != found.factor:
        code, wanted = "unit.converted", f"{rounded.normalize():f} {found.stored_unit}"
    return Verdict(rounded, cell_unit=unit, code=code, wanted=wanted)


def _fault(value: Decimal, rounded: Decimal, found: FoundColumn) -> str | None:
    if value < 0:
        return "value.negative"
    if rounded >= _TOO_LARGE:
        return "value.too_large"
    whole = found.column.kind != "count" or value == value.to_integral_value()
    return None if whole else "value.not_whole"


def _wanted(found: FoundColumn) -> str:
    return f"不小于0的{'整数' if found.column.kind == 'count' else '数字'}（{found.unit or found.stored_unit}）"
