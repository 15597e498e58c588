"""Chains against the stages of their links: a tile says what state a link is in and opens it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

import polars as pl

from charts.evidence.figured import figure_button, opening
from charts.gaps.tile import tile
from charts.markup import Row, text
from domain.chains.gaps import gaps_in
from domain.facts import Facts
from domain.figures.gapping import COVERED
from domain.figures.named import group_called
from domain.numbers import show_ratio


def gap_matrix(gaps: pl.DataFrame, stages: Sequence[str], facts: Facts, unit: str | None = None) -> str:
    """`gaps` is chains/gaps, of one `unit` or all; a number opens its cells.

    The chain with the smallest share of covered links stands first, those that have none last. What is in a chain and
    in none of its links stands under its name.
    """
    say = facts.sentences
    heads = "".join(f'<th scope="col">{text(head)}</th>' for head in (say["gaps_chain"], *stages, say["gaps_covered"]))
    chains = sorted(by_chain(gaps).values(), key=_coverage)
    lines = "".join(_line(rows, stages, unit, facts) for rows in chains)
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


def _coverage(rows: Sequence[Row]) -> tuple[bool, Fraction]:
    part, whole = covered(rows)
    return not part, Fraction(part, max(whole, 1))


def _line(rows: Sequence[Row], stages: Sequence[str], unit: str | None, facts: Facts) -> str:
    first, (part, whole), say = rows[0], covered(rows), facts.sentences
    group = group_called("links", first["chain"], unit)
    cells = "".join(
        f'<td data-head="{text(stage)}"><div class="tiles">'
        f"{''.join(tile(row, unit, facts) for row in rows if row['stage'] == stage)}</div></td>"
        for stage in stages
    )
    headed = f"，{say['gap_headed' if any(row['head'] for row in rows) else 'gap_unheaded']}" if whole else ""
    opener = f'<button class="opener" data-act="chain:{text(first["chain"])}">{text(first["chain"])}</button>'
    loose = "".join(tile(row, unit, facts) for row in rows if row["link"] is None)
    name = f'<th scope="row">{opener}<small>{text(first["industry"])}{text(headed)}</small>{loose}</th>'
    if not whole:
        return f'<tr>{name}{cells}<td class="covered"><small>{text(say["gap_untold"])}</small></td></tr>'
    share = show_ratio(Decimal(part), Decimal(whole), 0)
    bar = f'<div class="bar thin"><span class="fill" style="width:{share}"></span></div>'
    told = f"<b>{_opened(share, 'gap_rate', COVERED, group)}</b> <small>{_missing(rows, group, facts)}</small>"
    return f'<tr>{name}{cells}<td class="covered">{told}{bar}</td></tr>'


def _missing(rows: Sequence[Row], group: str, facts: Facts) -> str:
    """How many links of a chain are in each of the states that do not cover them."""
    states = [state for state in reversed(gaps_in(facts).state) if not state.covered]
    counts = {state: sum(row["state_key"] == state.key for row in rows) for state in states}
    told = [
        text(state.label) + _opened(str(times), "gap_links", state.key, group)
        for state, times in counts.items()
        if times
    ]
    return "、".join(told) or text(facts.sentences["gaps_all"])


def _opened(shown: str, measure: str, item: str, group: str) -> str:
    return figure_button(shown, opening(measure, item, group), f"{group.partition(':')[2]} {shown}")
