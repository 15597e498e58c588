"""Who leads a ranking, by shares of a target or by the figures themselves, and who rose most, in words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from charts.markup import Row, figure, some_named
from charts.rankings.completion import LEADERS
from domain.facts import Facts
from domain.indicators import Indicator
from domain.numbers import show_rate
from domain.saying import fill, run, said


def leading(rows: list[Row], indicator: Indicator, facts: Facts, basis: str) -> str:
    """The first ranks, as many as hold `LEADERS` units with what each has; a first rank shared by more is told as one.

    Nobody leads with nothing. `rows` are those of completion/ranking, at least one of them ranked.
    """
    measure = "actual" if basis == "actual" else f"{basis}_completion"
    ranked = sorted((row for row in rows if row["rank"] and row[measure] > 0), key=lambda row: row["rank"])
    if not ranked:
        return facts.sentences["rank_nothing"]
    first, *others = (list(tied) for _, tied in groupby(ranked, key=lambda row: row["rank"]))
    foremost = [*first]
    for tied in others:
        if len(foremost) + len(tied) > LEADERS:
            break
        foremost += tied
    shared = len(foremost) == len(first) > 1
    told = first[:1] if shared else foremost
    kind = "together" if shared else "leader" if len(foremost) == 1 else "leaders"
    return fill(
        facts.sentences[f"rank_{kind}_by_actual" if basis == "actual" else f"rank_{kind}"],
        places=some_named([row["short"] for row in foremost], "units", facts),
        basis=facts.terms.get(f"{basis}_target", ""),
        figures=run(_figures(told, measure, indicator, facts), "、"),
        unit=indicator.unit,
    )


def risers(rows: Sequence[Row], gained: str, measure: str, item: str, facts: Facts) -> str:
    """Who rose most, by the column of ranks `gained`; nothing where nobody rose. The steps are `measure` of `item`."""
    most = max((row[gained] or 0 for row in rows), default=0)
    if most <= 0:
        return ""
    risen = [row for row in rows if row[gained] == most]
    return fill(
        facts.sentences["rank_risers"],
        places="、".join(row["short"] for row in risen),
        each=each(risen, facts),
        steps=said(most, measure, item, risen[0]["place_key"]),
    )


def each(rows: Sequence[Row], facts: Facts) -> str:
    """各, where what follows is said of several."""
    return facts.sentences["each"] if len(rows) > 1 else ""


def _figures(rows: list[Row], measure: str, indicator: Indicator, facts: Facts) -> Iterator[str]:
    for row in rows:
        shown = figure(row[measure], indicator, facts) if measure == "actual" else show_rate(row[measure])
        yield said(shown, measure, indicator.key, row["place_key"])
