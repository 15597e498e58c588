"""One link as a tile: its name, what it has, what colour its state is; it opens the link, a number its cells."""

from charts.chains.ranking import count
from charts.gaps.card import by_share, link_group
from charts.markup import Row, text, tip, told
from domain.facts import Facts
from domain.figures.talking import OPEN
from domain.saying import Said, fill, said

LOOSE = "none"
UNTOLD = "untold"
_SHOWN = {"producing": ("landed", "producing"), "landed": ("landed",)}


def under_name(row: Row, facts: Facts, unit: str | None = None) -> Said:
    """What stands on a tile under the name of its link: projects by their shares in it, said where one is not whole."""
    say, case, whose = facts.sentences, _case(row), link_group(row, unit)
    if case == UNTOLD:
        return Said.of([say["gap_untold"], _led(row, whose, facts)])
    shown = _SHOWN.get(case, ("signed",))
    numbers = {name: said(count(row[name]), "stepped", name, whose) for name in shown}
    return Said.of([fill(say[f"gap_{case}"], **numbers), by_share(row, shown, facts), _led(row, whose, facts)])


def _led(row: Row, whose: str, facts: Facts) -> str:
    """How many open negotiations would fill it, nothing where there is none."""
    talks = row["negotiations"]
    return fill(facts.sentences["gap_led"], count=said(talks, "talks", OPEN, whose)) if talks else ""


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
    small = under_name(row, facts, unit)
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
        f"<b>{marks[0]}{text(name)}{marks[1]}</b><small>{told(small)}</small></button>"
    )
