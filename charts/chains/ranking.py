"""Chains ranked: what each has signed, how far it has come against what is asked, what it is short of."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import polars as pl

from charts.evidence.figured import figured, rank_steps, show_gained
from charts.markup import Row, opens, text, tip
from charts.overview.follow_through import width_of
from charts.projects.lacking import needed, needed_mark
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.figures.named import group_called
from domain.numbers import DASH, show_as_written, show_change, show_number, show_rate

_DECIMALS = 2


def chains_table(ranking: pl.DataFrame, by: str, facts: Facts, unit: str | None = None) -> str:
    """`ranking` is chains/ranking, of one `unit` or all; chains stand in the order of their rank in the ratio `by`.

    What is in none stands behind.

    Those without projects are left out. A name opens the chain, a share the projects that have not come so far yet, a
    number its cells.
    """
    asked = ranking.unique("ratio", maintain_order=True).rows(named=True)
    say = facts.sentences
    columns = [
        Column("名次", "middle"),
        Column("产业链", "name"),
        Column("签约<small>（个）</small>", label="签约（个）"),
        Column("合同额<small>（亿元）</small>", label="合同额（亿元）"),
        Column("落地<small>（个）</small>", label="落地（个）", wide=True),
        *(Column(_head(row, by), "left", label=row["label"]) for row in asked),
    ]
    lines = [_line(rows, by, unit, facts) for rows in _in_order(ranking, by)]
    return table(say["chains_caption"], columns, lines, "followed stacked chains")


def count(value: Decimal | int | None) -> str:
    """A number of projects: whole, or with the decimals that the shares of split ones leave."""
    return show_as_written(Decimal(value)) if value is not None else DASH


def _head(row: Row, by: str) -> str:
    mark = " ▼" if row["ratio"] == by else ""
    return f"{text(row['label'])}<small>（要求 {show_rate(row['target'], 0)}）{mark}</small>"


def _in_order(ranking: pl.DataFrame, by: str) -> Iterator[Sequence[Row]]:
    """The rows of every chain that has projects, and of every industry that has some in no listed chain."""
    groups: dict[tuple[str | None, str | None], list[Row]] = {}
    for row in ranking.filter(pl.col("signed") > 0).iter_rows(named=True):
        groups.setdefault((row["industry"], row["chain"]), []).append(row)

    def place(rows: Sequence[Row]) -> tuple[bool, bool, int]:
        rank = next(row["rank"] for row in rows if row["ratio"] == by)
        return rows[0]["chain"] is None, rank is None, rank or 0

    yield from sorted(groups.values(), key=place)


def chain_group(row: Row, unit: str | None) -> str:
    """Whose figures those of a row of chains/ranking are: of a chain, or of what an industry has in none."""
    if row["chain"] is None:
        return group_called("loose", row["industry"] or "", unit)
    return group_called("chain", row["chain"], unit)


def _line(rows: Sequence[Row], by: str, unit: str | None, facts: Facts) -> Line:
    first, chosen = rows[0], next(row for row in rows if row["ratio"] == by)
    group = chain_group(first, unit)
    gained = show_gained(first["signed_gain"] or Decimal(0))
    gain = f"<small>{figured(gained, 'stepped_change', 'signed', group)}</small>" if first["signed_gain"] else ""
    cells = [
        _rank(chosen, group),
        _name(first, facts),
        figured(count(first["signed"]), "stepped", "signed", group) + gain,
        figured(show_number(first["signed_money"], _DECIMALS), "stepped", "signed_money", group),
        figured(count(first["landed"]), "stepped", "landed", group),
        *(_share(row, group, facts) for row in rows),
    ]
    return Line(cells)


def _rank(row: Row, group: str) -> str:
    moved = rank_steps(row["rank_change"] or 0)
    change = f"<small>{figured(moved, 'followed_rank_change', row['ratio'], group)}</small>" if moved else ""
    if row["rank"] is None:
        return DASH
    return figured(str(row["rank"]), "followed_rank", row["ratio"], group) + change


def _name(row: Row, facts: Facts) -> str:
    industry = text(row["industry"] or facts.sentences["no_industry"])
    if row["chain"] is None:
        return _opener(f"loose:{row['industry'] or ''}", industry, text(facts.sentences["no_listed_chain"]))
    return _opener(f"chain:{row['chain']}", text(row["chain"]), industry)


def _opener(act: str, name: str, small: str) -> str:
    return f'<button class="opener" data-act="{text(act)}">{name}<small>{small}</small></button>'


def _share(row: Row, group: str, facts: Facts) -> str:
    if row["rate"] is None:
        return f'<div class="share"><b>{show_rate(None)}</b></div>'
    say, short = facts.sentences, needed(row, facts)
    unit = say["money_of" if row["needed_projects"] is None else "projects_of"]
    part, whole = (show_as_written(row[name].normalize()) for name in ("numerator", "denominator"))
    told = [f"{row['label']} {show_rate(row['rate'])}", unit.format(part=part, whole=whole), short]
    if row["change_points"] is not None:
        told.append(say["chain_moved"].format(points=show_change(row["change_points"])))
    label = "，".join(words for words in told if words)
    verdict = needed_mark(row, "followed", group, facts)
    mark = f'<span class="guarantee" style="left:{width_of(row["target"])}"></span>'
    bar = f'<div class="bar thin"><span class="fill" style="width:{width_of(row["rate"])}"></span>{mark}</div>'
    rate = figured(show_rate(row["rate"]), "followed_rate", row["ratio"], group)
    act = f"behind:{row['ratio']}:{row['industry'] or ''}:{row['chain'] or ''}"
    return f'<div class="share"{opens(act, label)}{tip(label)}><b>{rate}</b>{bar}{verdict}</div>'
