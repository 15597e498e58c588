"""The parameters of a rule on a list as a person reads them."""

from collections.abc import Callable

from domain.checks.kept import KeptCheck, NamedOnce, Plain, SaysSame
from domain.checks.lists import (
    Covered,
    DaysTold,
    InWindow,
    ListCheck,
    Listed,
    ListedLately,
    Outside,
    Repeated,
    Says,
    Shown,
)
from domain.dates import show_day

Label = Callable[[str], str]


def list_parameters(check: ListCheck, label: Label) -> str:
    """Which rows the rule is asked of and what it wants of them."""
    match check:
        case ListedLately() | Outside() | Says():
            return f"{'、'.join(check.words)}：{_wanted(check)}"
        case Shown():
            return "、".join(map(label, check.by))
        case Repeated():
            return f"{'、'.join(map(label, check.alike))}都相同，不计空白和大小写"
        case Listed():
            return f"{label(check.chain)}、{label(check.link)}为清单所列的名称或别名，不计空白和大小写"
        case InWindow():
            return f"{label(check.column)}在考核期的计数时段内"
        case DaysTold():
            first = f"不早于{show_day(check.first)}、" if check.first else ""
            return f"{'、'.join(map(label, check.named))}{first}不晚于填报时间"
        case Covered():
            sums = check.sums.items()
            return "；".join(f"{label(whole)} ≤ {' + '.join(map(label, parts))}" for whole, parts in sums)
    return "名单按类别去重后的数量，与分类统计表的各项"


def _wanted(check: ListedLately | Outside | Says) -> str:
    match check:
        case ListedLately():
            return f"所属年度或前{check.years_back}年"
        case Outside():
            return f"不以{'、'.join(check.inside)}开头"
    return "或".join(check.allowed)


def kept_parameters(check: KeptCheck, label: Label) -> str:
    """What must not be said twice, alike or at all in a list that the city keeps."""
    match check:
        case NamedOnce():
            within = f"（同一{label(check.within)}之内）" if check.within else ""
            return f"{label(check.label)}、{label(check.aliases)}所写的名称不重复{within}，不计空白和大小写"
        case SaysSame():
            return f"{label(check.of)}相同的行，{label(check.column)}相同"
        case Plain():
            return f"{'、'.join(map(label, check.names))}不含{''.join(f'“{sign}”' for sign in check.signs)}"
