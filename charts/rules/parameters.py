"""The parameters of a rule as a person reads them: bounds, factors, chains and pairs, in the words of the forms."""

from collections.abc import Iterable
from decimal import Decimal

from charts.rules.list_parameters import kept_parameters, list_parameters
from domain.checks.evidence import Counts, Evidence
from domain.checks.kept import NamedOnce, Plain, SaysSame
from domain.checks.kinds import AtMost, Check, Collapses, DaysInOrder, InOrder, Proved, Share, Soars, Together, Within
from domain.checks.lists import Agrees, Covered, DaysTold, InWindow, Listed, Repeated, Shown, Where
from domain.checks.wider import AddsUp, Counted, CountedIn, Flagged, RowFalls, SameDeal, SameName
from domain.facts import Facts
from domain.numbers import show_as_written

_EVERY_FIGURE = "各项累计数"


def parameters(check: Check, known: frozenset[str], facts: Facts) -> str:
    """What the rule looks at and where it draws the line, as far as its columns are `known`."""
    match check:
        case Soars() | Collapses():
            return _leaps(check, facts)
        case AtMost():
            return "；".join(_bound(name, most, facts) for name, most in check.bounds.items() if name in known)
        case InOrder() | DaysInOrder():
            return _chains(check.chains, " ≥ " if isinstance(check, InOrder) else " → ", known, facts)
        case Within():
            return f"{' + '.join(label(name, facts) for name in check.parts)} ≤ {label(check.whole, facts)}"
        case Together():
            return _chains(check.pairs, " 与 ", known, facts)
        case Share():
            return f"{_chains(check.pairs, ' ÷ ', known, facts)}：{_range(check)}"
        case Proved():
            return "；".join(
                f"{word}：{'或'.join(label(name, facts) for name in names)}" for word, names in check.days.items()
            )
    return _beyond(check, facts) or _EVERY_FIGURE


def _beyond(check: Check, facts: Facts) -> str:
    """What a check looks at in a list or beyond one return; empty for any other."""
    match check:
        case Counted() | CountedIn():
            shown = ((label(name, facts), [label(day, facts) for day in days]) for name, days in check.days.items())
            return "；".join(f"{figure} = {'或'.join(days)}在计数时段内的项目数" for figure, days in shown)
        case Flagged() | Evidence():
            return _flagged(check, facts) if isinstance(check, Flagged) else _evidence(check, facts)
        case RowFalls():
            done, keys = ("、".join(label(name, facts) for name in names) for names in (check.done, check.keys))
            return f"{done}（与上期同一{keys}的行对照）"
        case AddsUp():
            return "各数字列"
        case Where() | Shown() | Repeated() | InWindow() | DaysTold() | Covered() | Agrees() | Listed():
            return list_parameters(check, lambda name: label(name, facts))
        case NamedOnce() | SaysSame() | Plain():
            return kept_parameters(check, lambda name: label(name, facts))
        case SameName():
            return f"项目名称至少{check.least_letters}个字，不计空白和括号"
        case SameDeal():
            return "投资方、签约日期、合同总投资都相同"
    return ""


def _leaps(check: Soars | Collapses, facts: Facts) -> str:
    of, factor = facts.sentences[f"rule_of_{check.of}"], _number(check.factor)
    if isinstance(check, Collapses):
        return f"{of}不足上期的1/{factor}"
    return f"{of}达到上期{factor}倍（上期不足{_number(check.least_before)}的不判）"


def _chains(chains: Iterable[tuple[str, ...]], mark: str, known: frozenset[str], facts: Facts) -> str:
    return "；".join(mark.join(label(name, facts) for name in chain) for chain in chains if known.issuperset(chain))


def _flagged(check: Flagged, facts: Facts) -> str:
    """What two lists must say alike of one project."""
    return f"{label(check.project, facts)}相同的，{label(check.column, facts)}也相同（{'、'.join(check.words)}）"


def _evidence(check: Evidence, facts: Facts) -> str:
    """Which items count; where they are added up, against what."""
    marks = "、".join(f"{label(name, facts)}为“{word}”" for name, word in check.unless.items())
    left_out = f"{marks}的，{label(check.amount, facts)}低于{label(check.least, facts)}的，不计入"
    if isinstance(check, Counts):
        return left_out
    return f"{label(check.task, facts)}的累计完成数 = 计入的明细条数；{left_out}"


def label(name: str, facts: Facts) -> str:
    """An indicator by its label, another column by its header."""
    if indicator := facts.indicators.get(name):
        return indicator.label
    return next(column.label for form in facts.forms.values() for column in form.columns if column.name == name)


def _range(check: Share) -> str:
    if check.least is None:
        return f"不超过{_number(check.most)}"
    return f"不低于{_number(check.least)}" if check.most is None else f"{_number(check.least)}至{_number(check.most)}"


def _bound(name: str, most: Decimal, facts: Facts) -> str:
    columns = (column for form in facts.forms.values() for column in form.columns)
    unit = next(column.unit for column in columns if column.name == name)
    return f"{label(name, facts)} {_number(most)}{unit}"


def _number(value: Decimal | None) -> str:
    return show_as_written(value)
