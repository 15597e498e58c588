"""The conclusion over the matrix of chains: what is missing where, what everything hangs on, who competes."""

from collections.abc import Sequence

import polars as pl

from charts.gaps.matrix import by_chain, covered
from charts.markup import Row
from domain.chains.gaps import gaps_in
from domain.facts import Facts

_NAMED = 3


def gaps_sentence(gaps: pl.DataFrame, facts: Facts) -> str:
    """`gaps` is chains/gaps. First the links that chains which have begun lack, then the chains that have none."""
    say, chains = facts.sentences, by_chain(gaps)
    if not gaps["signed"].sum():
        return say["links_nothing"]
    links = [row for rows in chains.values() for row in rows if row["link"] is not None]
    part, whole = covered(links)
    said = [say["gaps_whole"].format(whole=whole, covered=part)]
    begun = {name for name, rows in chains.items() if covered(rows)[0]}
    for state in (state for state in reversed(gaps_in(facts).state) if not state.covered):
        if missing := [row for row in links if row["chain"] in begun and row["state_key"] == state.key]:
            said.append(say["gaps_missing"].format(state=state.label, count=len(missing), links=_named(missing, facts)))
    if idle := [name for name in chains if name not in begun]:
        said.append(say["gaps_idle"].format(count=len(idle), chains="、".join(idle)))
    said += [words for words in (_led(links, facts), _hanging(links, facts), _contested(links, facts)) if words]
    return "；".join(said) + "。"


def _named(rows: Sequence[Row], facts: Facts) -> str:
    names = "、".join(f"{row['chain']}·{row['link']}" for row in rows[:_NAMED])
    return facts.sentences["gaps_and_more"].format(links=names) if len(rows) > _NAMED else names


def _led(links: Sequence[Row], facts: Facts) -> str:
    """How many of the links that are not covered something is negotiated for."""
    led = sum(bool(row["negotiations"]) for row in links if not row["covered"])
    return facts.sentences["gaps_led"].format(count=led) if led else ""


def _hanging(links: Sequence[Row], facts: Facts) -> str:
    """The bottlenecks, and what the worst of them cuts off."""
    hanging = sorted((row for row in links if row["bottleneck"]), key=lambda row: row["cut_off"], reverse=True)
    if not hanging:
        return ""
    worst = hanging[0]
    return facts.sentences["gaps_hanging"].format(
        count=len(hanging), link=f"{worst['chain']}·{worst['link']}", cut=worst["cut_off"]
    )


def _contested(links: Sequence[Row], facts: Facts) -> str:
    """How many links several units have projects of, and which link most units have."""
    contested = sorted((row for row in links if row["competing"]), key=lambda row: row["places"], reverse=True)
    if not contested:
        return ""
    most = contested[0]
    return facts.sentences["gaps_contested"].format(
        count=len(contested), link=f"{most['chain']}·{most['link']}", places=most["places"]
    )
