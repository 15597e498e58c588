"""What was asked, as people write it, made into the typed parameters a query file declares."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from domain.dates import end_of_day, office_day, read_moment
from domain.errors import UsageError
from domain.facts import Facts
from queries.catalogue import Param, Question

_WANTED = {"season": "考核期", "indicator": "指标", "place": "单位", "form": "表式", "moment": "日期或时刻"}
AS_OF = "as_of"
_OTHER_NAMES = {"year": "season"}


def bind(question: Question, facts: Facts, given: Mapping[str, object]) -> dict[str, object]:
    """The SQL parameters for what was given; a moment becomes $name_day and $name_moment, what is left out is null.

    Raises UsageError, in Chinese and with the list of what is wanted, for an unknown, missing or wrong parameter.
    """
    named = {_OTHER_NAMES.get(name, name): value for name, value in given.items() if value is not None}
    known = {param.name for param in question.params}
    if unknown := [name for name in named if name not in known]:
        raise UsageError(f"{question.name} 没有参数 {'、'.join(unknown)}。{wanted(question)}")
    if missing := [p.name for p in question.params if p.required and p.name not in {AS_OF, *named}]:
        raise UsageError(f"{question.name} 还缺参数 {'、'.join(missing)}。{wanted(question)}")
    bound: dict[str, object] = {}
    for param in question.params:
        bound |= _typed(param, facts, named.get(param.name))
    return bound


def wanted(question: Question) -> str:
    """One sentence that lists the parameters of a question."""
    return f"参数：{'，'.join(f'--{param.name} {_described(param)}' for param in question.params)}。"


def _described(param: Param) -> str:
    kind = "|".join(param.choices) or _WANTED[param.kind]
    return kind if param.required and param.name != AS_OF else f"{kind}（可省略）"


def _typed(param: Param, facts: Facts, value: object) -> dict[str, object]:
    if param.kind == "moment":
        moment = None if value is None else _moment(value)
        return {f"{param.name}_day": moment and office_day(moment), f"{param.name}_moment": moment}
    if value is None:
        return {param.name: None}
    if param.choices:
        if value not in param.choices:
            raise UsageError(f"参数 {param.name} 只能是 {'、'.join(param.choices)}，不能是“{value}”。")
        return {param.name: value}
    return {param.name: _KEYS[param.kind](facts, str(value))}


def _moment(value: object) -> datetime:
    """A day is its end in the office; a datetime without a zone is naive UTC, as in the ledger."""
    if isinstance(value, datetime):
        return read_moment(value.isoformat()) if value.tzinfo else value
    return end_of_day(value) if isinstance(value, date) else read_moment(str(value))


def _form(facts: Facts, text: str) -> str:
    for form in facts.forms.values():
        if text in (form.key, form.label):
            return form.key
    raise UsageError(f"没有“{text}”这种表式；可用：{'、'.join(facts.forms)}。")


_KEYS: dict[str, Callable[[Facts, str], str]] = {
    "season": lambda facts, text: facts.season(text).key,
    "indicator": lambda facts, text: facts.indicator(text).key,
    "place": lambda facts, text: facts.place(text).key,
    "form": _form,
}
