"""What was asked, as people write it, made into the typed parameters a query file declares."""

from collections.abc import Mapping
from datetime import date, datetime

from domain.dates import end_of_day, office_day, read_moment
from domain.errors import UsageError
from domain.facts import Facts
from domain.figures.identifiers import read_figure
from domain.figures.seeking import sought
from domain.formfiles import lists_in
from queries.catalogue import AXES, Param, Question
from queries.given_words import KEYS

_WANTED = {
    "season": "考核期",
    "indicator": "指标",
    "ratio": "推进率",
    "place": "单位",
    "form": "表式",
    "scheme": "计分方案",
    "moment": "日期或时刻",
    "day": "日期",
    "knowledge": "日期或时刻",
    "name": "名称",
    "figure": "取数编号",
    "talks": "取数编号",
    "band": "投资额档",
    "state": "台账状态",
    "stall": "停滞种类",
    "count": "个数",
    "year": "年份",
    "words": "名称中的词，用空格隔开",
}
_KNOWN = "known_as_of"
_OTHER_NAMES = {"year": "season"}
_ALSO = {"indicator": "ratio"}  # taken for the other where a question asks for that one alone


def in_own_names(facts: Facts, given: Mapping[str, object]) -> dict[str, object]:
    """What was given and is not None, under the names the questions use.

    Raises UsageError where a parameter was given under two names with different meanings.
    """
    named: dict[str, object] = {}
    for name, value in given.items():
        own = _OTHER_NAMES.get(name, name)
        if value is None:
            continue
        if own in named and KEYS[own](facts, str(named[own])) != KEYS[own](facts, str(value)):
            raise UsageError(f"参数 {option(own)} 是同一个参数，却给了“{named[own]}”和“{value}”。")
        named[own] = value
    return named


def bind(question: Question, facts: Facts, given: Mapping[str, object]) -> dict[str, object]:
    """The SQL parameters for what was given; a moment becomes $name_day and $name_moment, what is left out is null.

    `known_as_of` may be given to every question asked as of a moment: it says what was known apart from the day.

    Raises UsageError, in Chinese and with the list of what is wanted, for an unknown, missing or wrong parameter,
    and for an indicator or form that the season does not have.
    """
    named = in_own_names(facts, given)
    known = question.param_names
    for other, own in _ALSO.items():
        if own in known and other in named and other not in known:
            named.setdefault(own, named.pop(other))
    later = None if _KNOWN in known or not question.asks_as_of_a_moment else named.pop(_KNOWN, None)
    if unknown := [name for name in named if name not in known]:
        raise UsageError(f"{question.name} 没有参数 {'、'.join(f'--{name}' for name in unknown)}。{wanted(question)}")
    if missing := [option(p.name) for p in question.params if p.required and p.name not in named]:
        raise UsageError(f"{question.name} 还缺参数 {'、'.join(missing)}。{wanted(question)}")
    bound: dict[str, object] = {}
    for param in question.params:
        bound |= _typed(param, facts, named.get(param.name))
    if later is not None:
        bound["as_of_moment"] = _moment(later)
    _check_season(facts, bound)
    return bound


def option(name: str) -> str:
    """A parameter as it is typed, with its other name."""
    others = "".join(f"（或 --{other}）" for other, own in (_OTHER_NAMES | _ALSO).items() if own == name)
    return f"--{name}{others}"


def wanted(question: Question) -> str:
    """One sentence that lists the parameters of a question."""
    return f"参数：{'，'.join(f'{option(param.name)} {_described(param)}' for param in question.params)}。"


def _described(param: Param) -> str:
    kind = "|".join(param.choices) or _WANTED[param.kind]
    return kind if param.required else f"{kind}（可省略）"


def _typed(param: Param, facts: Facts, value: object) -> dict[str, object]:
    if value is None:
        return dict.fromkeys(param.sql_names)
    if param.kind in AXES:
        moment = _moment(value)
        axes = {f"{param.name}_day": office_day(moment), f"{param.name}_moment": moment}
        return {name: axes[name] for name in param.sql_names}
    if param.kind in ("figure", "talks"):
        found = {f"{param.name}_{name}": told for name, told in sought(read_figure(str(value), facts), facts).items()}
        return {name: found[name] for name in param.sql_names}
    if param.choices:
        if value not in param.choices:
            raise UsageError(f"参数 --{param.name} 只能是 {'、'.join(param.choices)}，不能是“{value}”。")
        return {param.name: value}
    return {param.name: KEYS[param.kind](facts, str(value))}


def _check_season(facts: Facts, bound: Mapping[str, object]) -> None:
    """Nothing is checked of a season that has no forms and no targets yet."""
    if (season := facts.seasons.get(str(bound.get("season")))) is None:
        return
    own = (*facts.forms_of(season), *facts.tables_for(season))
    targeted = [facts.indicators[target.indicator] for target in facts.targets if target.season == season.key]
    labels = {
        "indicator": {one.key: one.label for one in (*facts.indicators_of(season), *targeted)},
        "form": {form.key: form.label for form in own and (*own, *facts.standing_forms(), *lists_in(facts))},
    }
    for name, mine in labels.items():
        if mine and bound.get(name) and bound[name] not in mine:
            known = facts.indicators | facts.forms
            told = f"{season.short}没有“{known[str(bound[name])].label}”这个{_WANTED[name]}"
            raise UsageError(f"{told}；可用：{'、'.join(mine.values())}。")


def _moment(value: object) -> datetime:
    """A day is its end in the office; a datetime without a zone is naive UTC, as in the ledger."""
    if isinstance(value, datetime):
        return read_moment(value.isoformat()) if value.tzinfo else value
    return end_of_day(value) if isinstance(value, date) else read_moment(str(value))
