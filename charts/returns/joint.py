"""What several returns change together: every unit that hands in or moves, before and after."""

from collections.abc import Sequence
from typing import Protocol

import polars as pl

from charts.markup import Row, card, figure, text
from charts.returns.changes import ARROW, Told, has_rates
from charts.table import Column, Line, table
from domain.dates import show_day
from domain.facts import Facts
from domain.indicators import Indicator
from domain.numbers import DASH, show_rate


class Joint(Protocol):
    """A joint preview of `count` returns of a season as the loaders hand it over; `places` are keys of their units."""

    @property
    def season(self) -> str: ...
    @property
    def count(self) -> int: ...
    @property
    def places(self) -> Sequence[str]: ...
    @property
    def told(self) -> Sequence[Told]: ...


def joint_cards(joints: Sequence[Joint], facts: Facts) -> str:
    """One card a season: how ranks move on the day the returns speak of; on the last day known, folded."""
    return "".join(_joint(joint, facts) for joint in joints)


def _joint(joint: Joint, facts: Facts) -> str:
    own, *later = joint.told
    body = _table(own, joint, facts) + "".join(
        f"<details><summary>{text(facts.sentences['together_day'].format(day=show_day(told.day)))}</summary>"
        f'<p class="say">{text(joint_sentence(told, joint.count, facts))}</p>{_table(told, joint, facts)}</details>'
        for told in later
    )
    say = joint_sentence(own, joint.count, facts)
    title = facts.sentences["together_title" if joint.count > 1 else "together_title_one"]
    return card(title.format(season=facts.seasons[joint.season].short), body, say=say)


def joint_sentence(told: Told, count: int, facts: Facts) -> str:
    """Whose ranks of the first headline figure change, and in how many figures any rank does; or that none does."""
    moved = [(one, rows) for one in _headlines(told, facts) if (rows := _moved(told, one))]
    once = facts.sentences["together_several" if count > 1 else "together_one"].format(count=count)
    words = {"once": once, "day": show_day(told.day)}
    if not moved:
        return facts.sentences["together_nothing"].format(**words)
    indicator, rows = moved[0]
    moves = "、".join(f"{facts.places.keyed(row['place_key']).short} {_ranks(row)}" for row in rows)
    more = facts.sentences["together_more"].format(count=len(moved)) if len(moved) > 1 else ""
    return facts.sentences["together_moves"].format(**words, indicator=indicator.short, moves=moves) + more


def _headlines(told: Told, facts: Facts) -> list[Indicator]:
    """The figures of the first screen that anybody has reported."""
    known = told.standing.filter(pl.any_horizontal(pl.col("actual", "actual_before").is_not_null()))
    named = known["indicator"].unique(maintain_order=True)
    return [facts.indicators[key] for key in named if facts.indicators[key].headline]


def _moved(told: Told, indicator: Indicator) -> list[Row]:
    rows = told.standing.filter(pl.col("indicator") == indicator.key).iter_rows(named=True)
    return [row for row in rows if row["rank"] != row["rank_before"]]


def _table(told: Told, joint: Joint, facts: Facts) -> str:
    """Units against the headline figures; the units that do not hand in only where a rank of theirs moves."""
    indicators = _headlines(told, facts)
    if not indicators:
        return ""
    pushed = {row["place_key"] for one in indicators for row in _moved(told, one)}
    places = [place for place in facts.places.place if place.key in {*joint.places, *pushed}]
    cells = {(row["place_key"], row["indicator"]): row for row in told.standing.iter_rows(named=True)}
    rates = {one.key: has_rates(cells[place.key, one.key] for place in places) for one in indicators}
    columns = [Column("单位", "name")]
    for one in indicators:
        shown = f"（{_shown(one, rates[one.key])}）"
        columns.append(Column(f"{text(one.short)}<small>{shown}</small>", label=f"{text(one.short)}{shown}"))
    lines = []
    for place in places:
        name = text(place.short)
        if place.key not in joint.places:
            name += f" <small>{text(facts.sentences['not_in_drafts'])}</small>"
        row = [_cell(cells[place.key, one.key], one, rates[one.key], facts) for one in indicators]
        lines.append(Line([name, *row]))
    return table("一并提交的结果", columns, lines, "stacked changes joint")


def _shown(indicator: Indicator, rate: bool) -> str:
    return "完成率" if rate else text(indicator.unit)


def _cell(row: Row, indicator: Indicator, rate: bool, facts: Facts) -> str:
    """Completion, or the figure itself where there is no target, over the rank; each before and after if it moves."""
    if rate:
        values = [show_rate(row[f"guarantee_completion{when}"]) for when in ("_before", "")]
    else:
        values = [figure(row[f"actual{when}"], indicator, facts) for when in ("_before", "")]
    return f"{text(_both(*values))}<br> <small>名次 {text(_ranks(row))}</small>"


def _ranks(row: Row) -> str:
    before, after = (DASH if row[name] is None else str(row[name]) for name in ("rank_before", "rank"))
    return _both(before, after)


def _both(before: str, after: str) -> str:
    return after if before == after else f"{before}{ARROW}{after}"
