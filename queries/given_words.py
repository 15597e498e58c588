"""What a word given for a parameter stands for, by the kind of the parameter."""

from collections.abc import Callable
from sys import maxsize

from domain.dates import is_year
from domain.errors import UsageError
from domain.facts import Facts
from domain.indicators import Ratio
from domain.numbers import read_number
from domain.projects.stalls import stall_called
from domain.schemes.files import schemes_in
from domain.text import normalise, squeeze


def _indicator(facts: Facts, text: str) -> str:
    if ratio := _ratio_called(facts, text):
        parts = [facts.indicators[key].label for key in (ratio.numerator, ratio.denominator)]
        raise UsageError(
            f"“{ratio.label}”是签约项目推进率，由“{parts[0]}”和“{parts[1]}”得出，不是单独下达目标的指标；"
            f"请问 follow_through/by_place --indicator {ratio.label}。"
        )
    return facts.indicator(text).key


def _ratio(facts: Facts, text: str) -> str:
    if ratio := _ratio_called(facts, text):
        return ratio.key
    raise UsageError(f"没有“{text}”这项推进率；可用：{'、'.join(one.label for one in facts.measures.ratio)}。")


def _ratio_called(facts: Facts, text: str) -> Ratio | None:
    return next((one for one in facts.measures.ratio if squeeze(text) in (one.key, squeeze(one.label))), None)


def _form(facts: Facts, text: str) -> str:
    for form in facts.forms.values():
        if text in (form.key, form.label):
            return form.key
    raise UsageError(f"没有“{text}”这种表式；可用：{'、'.join(facts.forms)}。")


def _scheme(facts: Facts, text: str) -> str:
    schemes = schemes_in(facts)
    if found := schemes.named(text):
        return found.key
    known = dict.fromkeys(scheme.key for scheme in schemes.versions)
    raise UsageError(f"没有“{text}”这个计分方案；可用：{'、'.join(known)}。")


def _band(facts: Facts, text: str) -> str:
    bands = [one for one in facts.indicators.values() if one.band]
    if found := next((one for one in bands if text in one.names), None):
        return found.key
    raise UsageError(f"没有“{text}”这一档；可用：{'、'.join(one.label for one in bands)}。")


def _state(facts: Facts, text: str) -> str:
    states = [stage.state for stage in facts.measures.stage]
    if text in states:
        return text
    raise UsageError(f"台账没有“{text}”这种状态；可用：{'、'.join(states)}。")


def _count(facts: Facts, text: str) -> int:
    found = read_number(text)
    if found and found.value is not None and not found.unit and 0 <= found.value == int(found.value) <= maxsize:
        return int(found.value)
    raise UsageError(f"“{text}”不是个数，应为0或正整数。")


def _year(facts: Facts, text: str) -> int:
    if (found := normalise(text)).isdecimal() and is_year(found):
        return int(found)
    raise UsageError(f"“{text}”不是年份，应为四位数字。")


def _words(facts: Facts, text: str) -> str | None:
    """Nothing where only blanks are given: whatever the words are."""
    return normalise(text).lower() or None


KEYS: dict[str, Callable[[Facts, str], object]] = {
    "season": lambda facts, text: facts.season(text).key,
    "indicator": _indicator,
    "ratio": _ratio,
    "place": lambda facts, text: facts.reporters.called(text).key,
    "name": lambda facts, text: text,
    "form": _form,
    "scheme": _scheme,
    "band": _band,
    "state": _state,
    "stall": lambda facts, text: stall_called(facts, text).key,
    "count": _count,
    "year": _year,
    "words": _words,
}
