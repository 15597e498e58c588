"""One link as a tile: its name, what it has, what colour its state is; it opens the link, a number its cells."""

from collections.abc import Iterable

from charts.chains.ranking import count
from charts.evidence.figured import figured
from charts.gaps.card import by_share, link_group
from charts.markup import Row, text, tip
from domain.facts import Facts

LOOSE = "none"
UNTOLD = "untold"
_SHOWN = {"producing": ("landed", "producing"), "landed": ("landed",)}


def told(row: Row, facts: Facts) -> str:
    """What stands on a tile under the name of its link: projects by their shares in it, said where one is not whole."""
    say, case = facts.sentences, _case(row)
    if case == UNTOLD:
        return say["gap_untold"] + _led(row, facts)
    shown = _SHOWN.get(case, ("signed",))
    words = say[f"gap_{case}"].format(**{name: count(row[name]) for name in shown})
    return words + _aside(row, shown, facts)


def _figured(row: Row, unit: str | None, facts: Facts) -> str:
    """The same (HTML), every number of projects open to its cells."""
    case = _case(row)
    if case == UNTOLD:
        return text(facts.sentences["gap_untold"] + _led(row, facts))
    shown, whose = _SHOWN.get(case, ("signed",)), link_group(row, unit)
    numbers = {name: figured(count(row[name]), "stepped", name, whose) for name in shown}
    return text(facts.sentences[f"gap_{case}"]).format(**numbers) + text(_aside(row, shown, facts))


def _aside(row: Row, shown: Iterable[str], facts: Facts) -> str:
    return by_share(row, shown, facts) + _led(row, facts)


def _led(row: Row, facts: Facts) -> str:
    return facts.sentences["gap_led"].format(count=row["negotiations"]) if row["negotiations"] else ""


def _case(row: Row) -> str:
    if row["projects"] is None:
        return UNTOLD
    if row["state_key"] is None:
        return "loose"
    if row["covered"]:
        return "producing" if row["producing"] else "landed"
    if row["ongoing"]:
        return "signed" if row["ongoing"] == row["projects"] else "signed_some_ended"
    return "ended" if row["signed"] else "empty"


def tile(row: Row, unit: str | None, facts: Facts) -> str:
    """`row` is a link of chains/gaps, of one `unit` or all, or what its chain has in none."""
    say, name = facts.sentences, row["link"] or facts.sentences["no_listed_link"]
    marks = ("★ " if row["head"] else "", " ◆" if row["bottleneck"] else "")
    small = told(row, facts)
    state = f"{row['state']}，{row['task']}，" if row["state"] else "" if row["link"] else f"{say['no_listed_link']}，"
    more = [
        say["gap_competing"].format(places=row["place_labels"], count=row["places"]) if row["competing"] else None,
        say["gap_heads"] if row["head"] else None,
        say["gap_cuts"] if row["bottleneck"] else None,
    ]
    label = "；".join([f"{row['chain']} {name}：{state}{small}", *(words for words in more if words)])
    act, kind = f"link:{row['chain']}:{row['link'] or ''}", f"is-{row['state_key'] or LOOSE}"
    return (
        f'<button class="link {kind}" data-act="{text(act)}" aria-label="{text(label)}"{tip(label)}>'
        f"<b>{marks[0]}{text(name)}{marks[1]}</b><small>{_figured(row, unit, facts)}</small></button>"
    )
