"""What the matrix of chains comes to: a conclusion over it in numbers, and under it the links behind them by name."""

from collections.abc import Iterator, Sequence

import polars as pl

from charts.evidence.terms import definition_list
from charts.gaps.matrix import by_chain, covered
from charts.markup import Row, some_named, text
from domain.chains.gaps import gaps_in
from domain.facts import Facts
from domain.figures.gapping import COVERED, LISTED
from domain.figures.named import group_called
from domain.saying import fill, run, said


def gaps_sentence(gaps: pl.DataFrame, facts: Facts, unit: str | None = None) -> str:
    """`gaps` is chains/gaps, of one `unit` or all.

    First what chains that have begun lack, then how many have not, then how much is being negotiated for.
    """
    say, chains = facts.sentences, by_chain(gaps)
    if gaps["signed"].null_count() == gaps.height:
        return say["links_untold"]
    if not gaps["signed"].sum():
        return say["links_nothing"]
    links = _links(gaps)
    part, whole = covered(links)
    counts = {"whole": (whole, LISTED), "covered": (part, COVERED)}
    of_all = group_called("links", "", unit)
    words = {name: said(count, "gap_links", item, of_all) for name, (count, item) in counts.items()}
    missing = _missing(gaps, facts)
    states = "、".join(say["gaps_state"].format(state=state, count=len(rows)) for state, rows in missing.items())
    idle, led = len(chains) - len(_begun(gaps)), len(_led(links))
    told = [
        fill(say["gaps_whole"], **words),
        say["gaps_missing"].format(states=states) if states else "",
        say["gaps_idle"].format(count=idle) if idle else "",
        say["gaps_led"].format(count=led) if led else "",
    ]
    return run(told, "；", "。")


def gaps_named(gaps: pl.DataFrame, facts: Facts) -> str:
    """The links behind the conclusion by name, and those that most hangs on or most compete for (HTML).

    `gaps` is chains/gaps; nothing where nothing is signed or known.
    """
    return definition_list((term, text(names)) for term, names in _named(gaps, facts)) if gaps["signed"].sum() else ""


def _named(gaps: pl.DataFrame, facts: Facts) -> Iterator[tuple[str, str]]:
    say, links, begun = facts.sentences, _links(gaps), _begun(gaps)
    for state, rows in _missing(gaps, facts).items():
        yield say["gaps_named_state"].format(state=state, count=len(rows)), _chain_by_chain(rows, facts)
    if idle := [name for name in by_chain(gaps) if name not in begun]:
        yield say["gaps_named_idle"].format(count=len(idle)), "、".join(idle)
    if led := _led(links):
        yield say["gaps_named_led"].format(count=len(led)), _chain_by_chain(led, facts)
    for kind, by in (("bottleneck", "cut_off"), ("competing", "places")):
        if found := [row for row in links if row[kind]]:
            yield say[f"gaps_named_{kind}"].format(count=len(found)), _foremost(found, kind, by, facts)


def _links(gaps: pl.DataFrame) -> list[Row]:
    return [row for rows in by_chain(gaps).values() for row in rows if row["link"] is not None]


def _begun(gaps: pl.DataFrame) -> set[str]:
    """The chains that have a covered link."""
    return {name for name, rows in by_chain(gaps).items() if covered(rows)[0]}


def _missing(gaps: pl.DataFrame, facts: Facts) -> dict[str, list[Row]]:
    """The links that chains which have begun lack, by their state, the emptiest first."""
    begun = _begun(gaps)
    states = [state for state in reversed(gaps_in(facts).state) if not state.covered]
    mine = [row for row in _links(gaps) if row["chain"] in begun]
    found = {state.label: [row for row in mine if row["state_key"] == state.key] for state in states}
    return {state: rows for state, rows in found.items() if rows}


def _led(links: Sequence[Row]) -> list[Row]:
    """The links that are not covered and that something is negotiated for."""
    return [row for row in links if row["negotiations"] and not row["covered"]]


def _chain_by_chain(links: Sequence[Row], facts: Facts) -> str:
    """甲链：四、五；乙链：一."""
    chains: dict[str, list[str]] = {}
    for row in links:
        chains.setdefault(row["chain"], []).append(row["link"])
    say = facts.sentences["gaps_of_chain"]
    return "；".join(say.format(chain=chain, links="、".join(names)) for chain, names in chains.items())


def _foremost(found: Sequence[Row], kind: str, by: str, facts: Facts) -> str:
    """Which links of a `kind` (bottleneck, competing) have most `by` cut_off or places."""
    most = max(row[by] for row in found)
    first = [row for row in found if row[by] == most]
    names = [f"{row['chain']}·{row['link']}" for row in first]
    each = "_each" if len(first) > 1 else ""
    return facts.sentences[f"gaps_{kind}{each}"].format(links=some_named(names, "links", facts), **{by: most})
