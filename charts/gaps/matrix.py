"""Chains against the stages of their links: a tile says what state a link is in and opens it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

import polars as pl

from charts.chains.ranking import count
from charts.gaps.card import by_share
from charts.markup import Row, text, tip
from domain.chains.gaps import gaps_in
from domain.facts import Facts
from domain.numbers import show_ratio

LOOSE = "none"
UNTOLD = "untold"
_SHOWN = {"producing": ("landed", "producing"), "landed": ("landed",)}


def gap_matrix(gaps: pl.DataFrame, stages: Sequence[str], facts: Facts) -> str:
    """`gaps` is chains/gaps; the chain with the smallest share of covered links first, those that have none last.

    What is in a chain and in none of its links stands under its name.
    """
    say = facts.sentences
    heads = "".join(f'<th scope="col">{text(head)}</th>' for head in (say["gaps_chain"], *stages, say["gaps_covered"]))
    chains = sorted(by_chain(gaps).values(), key=_coverage)
    lines = "".join(_line(rows, stages, facts) for rows in chains)
    return (
        f'<div class="scroll"><table class="links" data-grid><caption>{text(say["links_caption"])}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def by_chain(gaps: pl.DataFrame) -> dict[str, list[Row]]:
    """The rows of every chain, in the order of the list."""
    chains: dict[str, list[Row]] = {}
    for row in gaps.filter(pl.col("chain").is_not_null()).iter_rows(named=True):
        chains.setdefault(row["chain"], []).append(row)
    return chains


def gap_legend(facts: Facts) -> str:
    """The states from the least to the most, who heads a chain, what is a bottleneck."""
    say, states = facts.sentences, reversed(gaps_in(facts).state)
    marks = "".join(f'<i><span class="link is-{state.key}">{text(state.label)}</span></i>' for state in states)
    return (
        f'<span class="legend">{marks}<i>{text(say["gap_legend_head"])}</i><i>{text(say["gap_legend_cut"])}</i></span>'
    )


def covered(rows: Iterable[Row]) -> tuple[int, int]:
    """How many links are covered, of how many whose state is known."""
    links = [row["covered"] for row in rows if row["link"] is not None and row["covered"] is not None]
    return sum(links), len(links)


def told(row: Row, facts: Facts) -> str:
    """What stands on a tile under the name of its link: projects by their shares in it, said where one is not whole."""
    say, case = facts.sentences, _case(row)
    if case == UNTOLD:
        return say["gap_untold"]
    shown = _SHOWN.get(case, ("signed",))
    words = say[f"gap_{case}"].format(**{name: count(row[name]) for name in shown})
    led = say["gap_led"].format(count=row["negotiations"]) if row["negotiations"] else ""
    return words + by_share(row, shown, facts) + led


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


def _coverage(rows: Sequence[Row]) -> tuple[bool, Fraction]:
    part, whole = covered(rows)
    return not part, Fraction(part, max(whole, 1))


def _line(rows: Sequence[Row], stages: Sequence[str], facts: Facts) -> str:
    first, (part, whole), say = rows[0], covered(rows), facts.sentences
    cells = "".join(
        f'<td data-head="{text(stage)}"><div class="tiles">'
        f"{''.join(_tile(row, facts) for row in rows if row['stage'] == stage)}</div></td>"
        for stage in stages
    )
    headed = f"，{say['gap_headed' if any(row['head'] for row in rows) else 'gap_unheaded']}" if whole else ""
    opener = f'<button class="opener" data-act="chain:{text(first["chain"])}">{text(first["chain"])}</button>'
    loose = "".join(_tile(row, facts) for row in rows if row["link"] is None)
    name = f'<th scope="row">{opener}<small>{text(first["industry"])}{text(headed)}</small>{loose}</th>'
    if not whole:
        return f'<tr>{name}{cells}<td class="covered"><small>{text(say["gap_untold"])}</small></td></tr>'
    share = show_ratio(Decimal(part), Decimal(whole), 0)
    bar = f'<div class="bar thin"><span class="fill" style="width:{share}"></span></div>'
    return f'<tr>{name}{cells}<td class="covered"><b>{share}</b> <small>{_missing(rows, facts)}</small>{bar}</td></tr>'


def _missing(rows: Sequence[Row], facts: Facts) -> str:
    """How many links of a chain are in each of the states that do not cover them."""
    states = [state for state in reversed(gaps_in(facts).state) if not state.covered]
    counts = {state.label: sum(row["state_key"] == state.key for row in rows) for state in states}
    return text("、".join(f"{label}{times}" for label, times in counts.items() if times) or facts.sentences["gaps_all"])


def _tile(row: Row, facts: Facts) -> str:
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
        f"<b>{marks[0]}{text(name)}{marks[1]}</b><small>{text(small)}</small></button>"
    )
