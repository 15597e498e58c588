"""The conclusion over the matrix of chains: what is missing where, what everything hangs on, who competes."""

from collections.abc import Sequence

import polars as pl

from charts.gaps.matrix import by_chain, covered
from charts.markup import Row, some_named
from domain.chains.gaps import gaps_in
from domain.facts import Facts
from domain.figures.gapping import COVERED, LISTED
from domain.figures.named import group_called
from domain.saying import fill, run, said

_NAMED = 3


def gaps_sentence(gaps: pl.DataFrame, facts: Facts, unit: str | None = None) -> str:
    """`gaps` is chains/gaps, of one `unit` or all.

    First the links that chains which have begun lack, then the chains that have none.
    """
    say, chains = facts.sentences, by_chain(gaps)
    if gaps["signed"].null_count() == gaps.height:
        return say["links_untold"]
    if not gaps["signed"].sum():
        return say["links_nothing"]
    links = [row for rows in chains.values() for row in rows if row["link"] is not None]
    part, whole = covered(links)
    counts = {"whole": (whole, LISTED), "covered": (part, COVERED)}
    of_all = group_called("links", "", unit)
    words = {name: said(count, "gap_links", item, of_all) for name, (count, item) in counts.items()}
    told: list[str] = [fill(say["gaps_whole"], **words)]
    begun = {name for name, rows in chains.items() if covered(rows)[0]}
    for state in (state for state in reversed(gaps_in(facts).state) if not state.covered):
        if missing := [row for row in links if row["chain"] in begun and row["state_key"] == state.key]:
            told.append(say["gaps_missing"].format(state=state.label, count=len(missing), links=_first(missing, facts)))
    if idle := [name for name in chains if name not in begun]:
        told.append(say["gaps_idle"].format(count=len(idle), chains="、".join(idle)))
    worst = [_foremost(links, *asked, facts) for asked in (("bottleneck", "cut_off"), ("competing", "places"))]
    return run([*told, _led(links, facts), *worst], "；", "。")


def _names(rows: Sequence[Row]) -> list[str]:
    return [f"{row['chain']}·{row['link']}" for row in rows]


def _first(rows: Sequence[Row], facts: Facts) -> str:
    """The first few by name, where how many there are is told beside."""
    names = "、".join(_names(rows[:_NAMED]))
    return facts.sentences["and_more"].format(names=names) if len(rows) > _NAMED else names


def _led(links: Sequence[Row], facts: Facts) -> str:
    """How many of the links that are not covered something is negotiated for, and which."""
    led = [row for row in links if row["negotiations"] and not row["covered"]]
    return facts.sentences["gaps_led"].format(count=len(led), links=_first(led, facts)) if led else ""


def _foremost(links: Sequence[Row], kind: str, by: str, facts: Facts) -> str:
    """How many links are of a `kind` (bottleneck, competing), and which of them have most `by` cut_off or places."""
    found = [row for row in links if row[kind]]
    most = max((row[by] for row in found), default=0)
    first = [row for row in found if row[by] == most]
    words = {"count": len(found), "links": some_named(_names(first), "links", facts), by: most}
    each = "_each" if len(first) > 1 else ""
    return facts.sentences[f"gaps_{kind}{each}"].format(**words) if found else ""
