"""What a return changes: each figure against the last one, completion and rank before and after."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

import polars as pl

from charts.markup import Row, change, figure, text
from charts.table import Column, Line, table
from domain.dates import show_day, show_period
from domain.facts import Facts
from domain.numbers import DASH, WRITTEN_AS_NOTHING, show_rate

ARROW = " → "
_TOLD = 2


class Told(Protocol):
    """How units stand at the end of a day, before and after: the columns of returns/standing and those `_before`."""

    @property
    def day(self) -> date: ...
    @property
    def standing(self) -> pl.DataFrame: ...


class Changes(Protocol):
    """A preview as the loaders hand it over; `last` and `figures` have the columns of returns/figures."""

    @property
    def told(self) -> Sequence[Told]: ...
    @property
    def last(self) -> pl.DataFrame: ...
    @property
    def figures(self) -> pl.DataFrame: ...


def change_sentence(changes: Changes, place: str, facts: Facts) -> str:
    """What moves most visibly, on the return's own day and on the last one known where that says something else.

    Completion and rank of the headline figures, or that nothing moves.
    """
    own, *later = changes.told
    return _day_sentence(own, place, "preview", facts) + "".join(
        _day_sentence(told, place, "preview_later", facts) for told in later
    )


def _day_sentence(told: Told, place: str, kind: str, facts: Facts) -> str:
    rows = [row for row in told.standing.iter_rows(named=True) if facts.indicators[row["indicator"]].headline]
    moves = [said for row in rows if (said := moved(row, facts))]
    words = {"place": place, "day": show_day(told.day), "moves": "；".join(moves[:_TOLD]), "more": _more(moves, facts)}
    ranked = facts.sentences["preview_rates_and_ranks" if has_rates(rows) else "preview_ranks"]
    return facts.sentences[f"{kind}_moves" if moves else f"{kind}_nothing"].format(**words, ranked=ranked)


def has_rates(rows: Iterable[Row]) -> bool:
    """Whether any of `rows` of a standing has a completion: without targets there is none to show."""
    return any(row.get(f"guarantee_completion{when}") is not None for row in rows for when in ("", "_before"))


def _more(told: list[str], facts: Facts) -> str:
    return facts.sentences["preview_more"].format(count=len(told)) if len(told) > _TOLD else ""


def moved(row: Row, facts: Facts) -> str:
    """到位资金完成率 41.2% → 43.0%，名次 6 → 5; empty where neither moves."""
    rates = _both(show_rate(row["guarantee_completion_before"]), show_rate(row["guarantee_completion"]))
    ranks = _both(_rank(row["rank_before"]), _rank(row["rank"]))
    parts = [f"{name} {both}" for name, both in (("完成率", rates), ("名次", ranks)) if ARROW in both]
    return facts.indicators[row["indicator"]].short + "，".join(parts) if parts else ""


def change_table(changes: Changes, facts: Facts) -> str:
    """Every figure of the return beside the last one; the headline ones open, the rest folded."""
    last = {row["indicator"]: row for row in changes.last.iter_rows(named=True)}
    standing = {row["indicator"]: row for row in changes.told[0].standing.iter_rows(named=True)}
    rows = [(row, last.get(row["indicator"]), standing.get(row["indicator"], {})) for row in _figures(changes)]
    shown = [row for row in rows if facts.indicators[row[0]["indicator"]].headline] or rows
    rest = [row for row in rows if row not in shown]
    since = show_period(changes.last["period"][0]) if changes.last.height else ""
    folded = f"<details><summary>其余 {len(rest)} 项</summary>{_table(rest, since, facts)}</details>" if rest else ""
    return f"{_table(shown, since, facts)}{folded}"


def _figures(changes: Changes) -> list[Row]:
    return list(changes.figures.iter_rows(named=True))


def _table(rows: list[tuple[Row, Row | None, Row]], since: str, facts: Facts) -> str:
    rates = has_rates(standing for _, _, standing in rows)
    columns = [
        Column("指标", "name"),
        Column(f"上次<small>（{text(since)}）</small>" if since else "上次", label="上次"),
        Column("本次"),
        Column("增减"),
        *([Column("完成率")] if rates else []),
        Column("名次"),
    ]
    return table("与上次相比", columns, (_line(*row, rates, facts) for row in rows), "stacked changes")


def _line(now: Row, then: Row | None, standing: Row, with_rate: bool, facts: Facts) -> Line:
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
        *([text(_both(*rates))] if with_rate else []),
        text(_both(*ranks)),
    ]
    return Line(cells)


def _shown(row: Row, key: str, facts: Facts) -> str:
    if row["value"] is None:
        return text(WRITTEN_AS_NOTHING.get(row["missing"], facts.sentences["status_missing"]))
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
