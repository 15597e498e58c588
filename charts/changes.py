"""What a return changes: each figure against the last one, completion and rank before and after."""

from datetime import date
from decimal import Decimal
from typing import Protocol

import polars as pl

from charts.markup import Row, change, figure, text
from charts.table import Column, Line, table
from domain.dates import show_day, show_moment, show_period
from domain.facts import Facts
from domain.numbers import DASH, show_rate

ARROW = " → "
_TOLD = 2
_WRITTEN_AS_NONE = {"dash": DASH, "none": "无"}


class Changes(Protocol):
    """A preview as the loaders hand it over; the frames have the columns of returns/figures, standing and versions."""

    @property
    def day(self) -> date: ...
    @property
    def last(self) -> pl.DataFrame: ...
    @property
    def figures(self) -> pl.DataFrame: ...
    @property
    def standing(self) -> pl.DataFrame: ...
    @property
    def versions(self) -> pl.DataFrame: ...
    @property
    def mine(self) -> str: ...
    @property
    def filed_before(self) -> bool: ...


def change_sentence(changes: Changes, place: str, facts: Facts) -> str:
    """What moves most visibly: completion and rank of the headline figures, or that nothing moves."""
    rows = [row for row in changes.standing.iter_rows(named=True) if facts.indicators[row["indicator"]].headline]
    told = [said for row in rows if (said := _moved(row, facts))]
    if not told:
        return facts.sentences["preview_nothing"].format(place=place, day=show_day(changes.day))
    return facts.sentences["preview_moves"].format(place=place, moves="；".join(told[:_TOLD]), more=_more(told, facts))


def _more(told: list[str], facts: Facts) -> str:
    return facts.sentences["preview_more"].format(count=len(told)) if len(told) > _TOLD else ""


def _moved(row: Row, facts: Facts) -> str:
    """到位资金完成率 41.2% → 43.0%，名次 6 → 5; empty where neither moves."""
    rates = _both(show_rate(row["guarantee_completion_before"]), show_rate(row["guarantee_completion"]))
    ranks = _both(_rank(row["rank_before"]), _rank(row["rank"]))
    parts = [f"{name} {both}" for name, both in (("完成率", rates), ("名次", ranks)) if ARROW in both]
    return facts.indicators[row["indicator"]].short + "，".join(parts) if parts else ""


def version_note(changes: Changes, facts: Facts) -> str:
    """Which return of the same week or month is in force, and what becomes of it; empty where there is no other."""
    rows = {row["submission"]: row for row in changes.versions.iter_rows(named=True)}
    mine = rows.pop(changes.mine)
    rivals = sorted(
        (row for row in rows.values() if row["standing"] in ("in_force", "replaced")),
        key=lambda row: (row["standing"] == "in_force", row["received_at"], row["submission"]),
    )
    rival = {
        "other": rivals[-1]["receipt"] if rivals else "",
        "moment": show_moment(rivals[-1]["received_at"]) if rivals else "",
    }
    say = facts.sentences
    if changes.filed_before:
        return say[f"draft_same_{mine['standing']}"].format(mine=mine["receipt"], **rival)
    return say[f"draft_beside_{mine['standing']}"].format(**rival) if rivals else ""


def change_table(changes: Changes, facts: Facts) -> str:
    """Every figure of the return beside the last one; the headline ones open, the rest folded."""
    last = {row["indicator"]: row for row in changes.last.iter_rows(named=True)}
    standing = {row["indicator"]: row for row in changes.standing.iter_rows(named=True)}
    rows = [(row, last.get(row["indicator"]), standing.get(row["indicator"], {})) for row in _figures(changes)]
    shown = [row for row in rows if facts.indicators[row[0]["indicator"]].headline] or rows
    rest = [row for row in rows if row not in shown]
    since = show_period(changes.last["period"][0]) if changes.last.height else ""
    folded = f"<details><summary>其余 {len(rest)} 项</summary>{_table(rest, since, facts)}</details>" if rest else ""
    return f"{_table(shown, since, facts)}{folded}"


def _figures(changes: Changes) -> list[Row]:
    return list(changes.figures.iter_rows(named=True))


def _table(rows: list[tuple[Row, Row | None, Row]], since: str, facts: Facts) -> str:
    columns = [
        Column("指标", "name"),
        Column(f"上次<small>（{text(since)}）</small>" if since else "上次", label="上次"),
        Column("本次"),
        Column("增减"),
        Column("完成率"),
        Column("名次"),
    ]
    return table("与上次相比", columns, (_line(*row, facts) for row in rows), "stacked changes")


def _line(now: Row, then: Row | None, standing: Row, facts: Facts) -> Line:
    indicator = facts.indicators[now["indicator"]]
    before = then["value"] if then else None
    rates = [show_rate(standing.get(f"guarantee_completion{when}")) for when in ("_before", "")]
    ranks = [_rank(standing.get(f"rank{when}")) for when in ("_before", "")]
    gain = None if before is None or now["value"] is None else now["value"] - before
    cells = [
        f"{text(indicator.short)} <small>{text(indicator.unit)}</small>",
        _shown(then, indicator.key, facts) if then else DASH,
        f"<b>{_shown(now, indicator.key, facts)}</b>",
        _gained(gain, indicator.key, facts),
        text(_both(*rates)),
        text(_both(*ranks)),
    ]
    return Line(cells)


def _shown(row: Row, key: str, facts: Facts) -> str:
    if row["value"] is None:
        return text(_WRITTEN_AS_NONE.get(row["missing"], facts.sentences["status_missing"]))
    return figure(row["value"], facts.indicators[key], facts)


def _gained(gain: Decimal | None, key: str, facts: Facts) -> str:
    if gain is None:
        return DASH
    return "持平" if gain == 0 else change(gain, facts.indicators[key], facts)


def _rank(rank: int | None) -> str:
    return DASH if rank is None else str(rank)


def _both(before: str, after: str) -> str:
    """Before and after, once where they are the same."""
    return after if before == after else f"{before}{ARROW}{after}"
