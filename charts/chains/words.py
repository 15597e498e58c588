"""What is said of the chains: which lags, which leads, what stands in none of them."""

import polars as pl

from charts.chains.ranking import count
from charts.projects.followed import needed
from domain.facts import Facts
from domain.numbers import show_number, show_rate


def chains_sentence(ranking: pl.DataFrame, by: str, facts: Facts) -> str:
    """What the chains have signed, which is last and first in the ratio `by`, what stands in none of them."""
    say, rows = facts.sentences, ranking.filter(ratio=by).rows(named=True)
    active = [row for row in rows if row["chain"] is not None and row["signed"]]
    if not active:
        return say["links_nothing"]
    signed, contract = sum(row["signed"] for row in active), sum(row["signed_money"] for row in active)
    told = [say["chains_signed"].format(count=len(active), signed=count(signed), contract=show_number(contract, 2))]
    ranked = sorted((row for row in active if row["rank"] is not None), key=lambda row: row["rank"])
    if ranked:
        first, last = ranked[0], ranked[-1]
        words = {"label": last["label"], "target": show_rate(last["target"], 0)}
        if last["rate"] == first["rate"]:
            told.append(say["chains_level"].format(rate=show_rate(last["rate"]), **words))
        else:
            told.append(
                say["chains_last"].format(
                    chain=last["chain"],
                    rate=show_rate(last["rate"]),
                    needed=needed(last, facts) or say["chains_none_short"],
                    first=first["chain"],
                    first_rate=show_rate(first["rate"]),
                    **words,
                )
            )
    short = [row for row in active if row["met"] is False]
    if short:
        told.append(say["chains_short"].format(count=len(short), label=short[0]["label"]))
    if loose := sum(row["signed"] for row in rows if row["chain"] is None):
        told.append(say["chains_loose"].format(count=count(loose)))
    return "；".join(told) + "。"
