"""What is said of the chains: which lags, which leads, what stands in none of them."""

from collections.abc import Sequence

import polars as pl

from charts.chains.ranking import count
from charts.markup import Row
from charts.projects.followed import needed
from domain.facts import Facts
from domain.numbers import show_number, show_rate


def chains_sentence(ranking: pl.DataFrame, by: str, facts: Facts) -> str:
    """What the chains have signed, which is last and first in the ratio `by`, what stands in none of them."""
    say, rows = facts.sentences, ranking.filter(ratio=by).rows(named=True)
    active = [row for row in rows if row["chain"] is not None and row["signed"]]
    if not active:
        return say["links_nothing"]
    signed, moneys = sum(row["signed"] for row in active), [row["signed_money"] for row in active]
    contract = sum(known) if (known := [money for money in moneys if money is not None]) else None
    told = [say["chains_signed"].format(count=len(active), signed=count(signed), contract=show_number(contract, 2))]
    ranked = [row for row in active if row["rank"] is not None]
    if ranked:
        told.append(_extremes(ranked, facts))
    short = [row for row in active if row["met"] is False]
    if short:
        told.append(say["chains_short"].format(count=len(short), label=short[0]["label"]))
    if loose := sum(row["signed"] for row in rows if row["chain"] is None):
        told.append(say["chains_loose"].format(count=count(loose)))
    return "；".join(told) + "。"


def _extremes(ranked: Sequence[Row], facts: Facts) -> str:
    """The last chains with what each lacks, and the first; all of those that are equal."""
    say, rates = facts.sentences, [row["rate"] for row in ranked]
    first, last = ([row for row in ranked if row["rate"] == rate] for rate in (max(rates), min(rates)))
    words = {"label": last[0]["label"], "target": show_rate(last[0]["target"], 0), "rate": show_rate(min(rates))}
    if len(last) == len(ranked):
        return say["chains_level"].format(**words)
    lacking = [needed(row, facts) for row in last]
    alike = len(set(lacking)) == 1
    case = "" if len(last) == 1 or not any(lacking) else "_each" if alike else "_in_turn"
    return say[f"chains_last{case}"].format(
        chains="、".join(row["chain"] for row in last),
        needed="、".join(lacking[:1] if alike else lacking) or say["chains_none_short"],
        first="、".join(row["chain"] for row in first), first_rate=show_rate(max(rates)), **words,
    )  # fmt: skip
