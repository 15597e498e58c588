"""What is said of the chains: which lags, which leads, what stands in none of them."""

from collections.abc import Sequence

import polars as pl

from charts.chains.ranking import count
from charts.markup import Row
from charts.projects.lacking import needed
from domain.facts import Facts
from domain.figures.named import group_called
from domain.numbers import show_number, show_rate
from domain.saying import fill, run, said


def chains_sentence(ranking: pl.DataFrame, by: str, facts: Facts, unit: str | None = None) -> str:
    """What the chains have signed, which is last and first in the ratio `by`, what stands in none of them.

    `ranking` is that of one `unit` or of all.
    """
    say, rows = facts.sentences, ranking.filter(ratio=by).rows(named=True)
    active = [row for row in rows if row["chain"] is not None and row["signed"]]
    if not active:
        return say["links_nothing"]
    signed, moneys = sum(row["signed"] for row in active), [row["signed_money"] for row in active]
    contract = sum(known) if (known := [money for money in moneys if money is not None]) else None
    whose = group_called("ranked", "", unit)
    told: list[str] = [
        fill(
            say["chains_signed"],
            count=said(len(active), "followed_chains", by, whose),
            signed=said(count(signed), "pace_signed", "signed", whose),
            contract=said(show_number(contract, 2), "pace_money", "signed", whose),
        )
    ]
    ranked = [row for row in active if row["rank"] is not None]
    if ranked:
        told.append(_extremes(ranked, unit, facts))
    short = [row for row in active if row["met"] is False]
    if short:
        lacking = said(len(short), "followed_short", by, whose)
        told.append(fill(say["chains_short"], count=lacking, label=short[0]["label"]))
    if loose := sum(row["signed"] for row in rows if row["chain"] is None):
        unlisted = said(count(loose), "pace_signed", "signed", group_called("unlisted", "", unit))
        told.append(fill(say["chains_loose"], count=unlisted))
    return run(told, "；", "。")


def _extremes(ranked: Sequence[Row], unit: str | None, facts: Facts) -> str:
    """The last chains with what each lacks, and the first; all of those that are equal."""
    say, rates = facts.sentences, [row["rate"] for row in ranked]
    first, last = ([row for row in ranked if row["rate"] == rate] for rate in (max(rates), min(rates)))
    words = {"label": last[0]["label"], "target": show_rate(last[0]["target"], 0), "rate": _rate(last[0], unit)}
    if len(last) == len(ranked):
        return fill(say["chains_level"], **words)
    lacking = [needed(row, facts, "followed", _whose(row, unit)) for row in last]
    alike = len(set(lacking)) == 1
    case = "" if len(last) == 1 or not any(lacking) else "_each" if alike else "_in_turn"
    return fill(
        say[f"chains_last{case}"],
        chains="、".join(row["chain"] for row in last),
        needed=run(lacking[:1] if alike else lacking, "、") or say["chains_none_short"],
        first="、".join(row["chain"] for row in first), first_rate=_rate(first[0], unit), **words,
    )  # fmt: skip


def _rate(row: Row, unit: str | None) -> str:
    return said(show_rate(row["rate"]), "followed_rate", row["ratio"], _whose(row, unit))


def _whose(row: Row, unit: str | None) -> str:
    return group_called("chain", row["chain"], unit)
