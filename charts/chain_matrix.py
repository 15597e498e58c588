"""Chains against the stages of their links: a tile says how far the projects of a link have come and opens them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

import polars as pl

from charts.chains import count
from charts.markup import Row, text, tip
from domain.chains import ChainList
from domain.facts import Facts
from domain.numbers import show_ratio

# From the furthest step on: the kind of a tile and the column that has to hold something for it.
STATES = {"producing": "producing", "landed": "landed", "signed": "signed"}
EMPTY = "none"


def state_of(row: Row) -> str:
    """How far the projects of a link have come: producing, landed, signed alone, or none."""
    return next((state for state, column in STATES.items() if row[column]), EMPTY)


def chain_matrix(links: pl.DataFrame, listed: ChainList, facts: Facts) -> str:
    """`links` is chains/links; what is in a chain and in none of its links stands under its name."""
    chains: dict[str, list[Row]] = {}
    for row in links.filter(pl.col("chain").is_not_null()).iter_rows(named=True):
        chains.setdefault(row["chain"], []).append(row)
    heads = "".join(f'<th scope="col">{text(head)}</th>' for head in ("产业链", *listed.stages, "已落地的环节"))
    lines = "".join(_line(rows, listed.stages, facts) for rows in chains.values())
    caption = text(facts.sentences["links_caption"])
    return (
        f'<div class="scroll"><table class="links" data-grid><caption>{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def links_legend(facts: Facts) -> str:
    """The kinds of tile."""
    kinds = (*STATES, EMPTY)
    marks = "".join(
        f'<i><span class="link {kind}">{text(facts.sentences[f"link_{kind}"])}</span></i>' for kind in kinds
    )
    return f'<span class="legend">{marks}</span>'


def covered(rows: Iterable[Row]) -> tuple[int, int]:
    """How many links have projects that have landed or gone further, of how many."""
    links = [row for row in rows if row["link"] is not None]
    return sum(state_of(row) in ("producing", "landed") for row in links), len(links)


def _line(rows: Sequence[Row], stages: Sequence[str], facts: Facts) -> str:
    first, (part, whole) = rows[0], covered(rows)
    loose = [_tile(row, facts) for row in rows if row["link"] is None]
    cells = "".join(
        f'<td data-head="{text(stage)}"><div class="tiles">'
        f"{''.join(_tile(row, facts) for row in rows if row['stage'] == stage)}</div></td>"
        for stage in stages
    )
    share = show_ratio(Decimal(part), Decimal(whole), 0)
    opener = f'<button class="opener" data-act="chain:{text(first["chain"])}">{text(first["chain"])}</button>'
    name = f'<th scope="row">{opener}<small>{text(first["industry"])}</small>{"".join(loose)}</th>'
    bar = f'<div class="bar thin"><span class="fill" style="width:{share}"></span></div>'
    return f'<tr>{name}{cells}<td class="covered"><b>{part}/{whole}</b> <small>{share}</small>{bar}</td></tr>'


def _tile(row: Row, facts: Facts) -> str:
    say = facts.sentences
    name, kind = row["link"] or say["no_listed_link"], state_of(row)
    told = say[f"link_told_{kind}"].format(**{key: count(row[key]) for key in ("signed", "landed", "producing")})
    label = f"{row['chain']} {name}：{told}"
    act = f"link:{row['chain']}:{row['link'] or ''}"
    return (
        f'<button class="link {kind}" data-act="{text(act)}" aria-label="{text(label)}"{tip(label)}>'
        f"<b>{text(name)}</b><small>{text(told)}</small></button>"
    )
