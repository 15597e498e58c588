"""Foreign capital: every unit against both targets, each money in its own unit and never turned into another."""

from collections.abc import Sequence

import polars as pl

from charts.evidence.figured import opening, row_figure
from charts.markup import Axis, Row, figure, light, status_word, target, text, tone
from charts.rankings.bars import axis_head, ranking_axis, ranking_bar, targets_named
from charts.rankings.completion import rank_cell
from charts.slots import Slot
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.indicators import Indicator
from domain.leads import show_lead
from domain.numbers import MINUS, show_rate
from domain.saying import fill, run, said
from domain.targets import TARGET_LEVELS

BASIS = "guarantee"


def progress_table(ranking: pl.DataFrame, city: Row | None, indicator: Indicator, slot: Slot, facts: Facts) -> str:
    """`ranking` is completion/ranking by 保证目标, `city` the indicator's row of completion/city."""
    rows = ranking.rows(named=True)
    axis = ranking_axis(rows, BASIS)
    pace = next((row["pace"] for row in rows if row["pace"] is not None), None)
    columns = [
        Column("名次", "middle", wide=True),
        Column("单位", "name"),
        Column("完成"),
        Column(axis_head(axis, pace, BASIS, facts), "left plot"),
        *(Column(word[:2]) for word in targets_named(facts).values()),
        Column("状态", "left state"),
    ]
    lines = [_line(row, axis, indicator, slot, facts) for row in rows]
    if city:
        lines.append(_city(city, axis, indicator, facts))
    caption = f"{indicator.label}，完成数与保证目标、工作目标，单位：{indicator.unit}"
    return table(caption, columns, lines, "ranking progress")


def progress_sentence(city: Row | None, ranking: pl.DataFrame, indicator: Indicator, facts: Facts) -> str:
    """What the city has of its target, against the pace, and who is behind."""
    say = facts.sentences
    if city is None or city["actual"] is None:
        return say["foreign_nobody"].format(label=indicator.label)
    key, whole = indicator.key, facts.places.city.key
    told = fill(
        say["foreign_done"],
        label=indicator.label,
        actual=said(figure(city["actual"], indicator, facts), "actual", key, whole),
        unit=indicator.unit,
        rate=said(show_rate(city["guarantee_completion"]), "guarantee_completion", key, whole),
        lead=_lead(city, key, facts),
    )
    behind = [row["short"] for row in ranking.iter_rows(named=True) if tone(row["light"], facts) == "behind"]
    count = said(len(behind), "behind_units", key, whole)
    late = fill(say["foreign_behind"], places="、".join(behind), count=count) if behind else ""
    return run([told, late], end="。")


def not_converted(indicators: Sequence[Indicator], facts: Facts) -> str:
    """That the moneys on the page stand in units of their own."""
    units = "、".join(dict.fromkeys(f"{one.short}（{one.unit}）" for one in indicators if one.kind == "amount"))
    return facts.sentences["not_converted"].format(moneys=units)


def _lead(row: Row, key: str, facts: Facts) -> str:
    if row["lead_points"] is None:
        return ""
    kind = "foreign_ahead" if row["lead_points"] >= 0 else "foreign_late"
    points = show_lead(row["lead_points"], facts).lstrip(f"+{MINUS}")
    return fill(facts.sentences[kind], points=said(points, "lead_points", key, facts.places.city.key))


def _line(row: Row, axis: Axis, indicator: Indicator, slot: Slot, facts: Facts) -> Line:
    reported = row["status"] == "reported"
    light_of = light(row["light"], facts) if row["light"] else _silent(row, facts)
    told = [
        row["place"],
        f"{indicator.label} {figure(row['actual'], indicator, facts)} {indicator.unit}",
        *(
            f"{word} {target(row[f'{basis}_target'], indicator, facts)} {indicator.unit}"
            for basis, word in targets_named(facts).items()
            if row[f"{basis}_target"] is not None
        ),
    ]
    cells = [
        rank_cell(row, opening(f"{BASIS}_rank", indicator.key, row["place_key"])),
        text(row["short"]) + slot.since(row["period"]),
        row_figure(row, "actual", indicator, facts),
        ranking_bar(row, axis, BASIS, facts),
        *(row_figure(row, f"{basis}_completion", indicator, facts) for basis in TARGET_LEVELS),
        light_of,
    ]
    opened = opening("actual", indicator.key, row["place_key"]) if reported or row["actual"] else None
    return Line(cells, opened, told)


def _silent(row: Row, facts: Facts) -> str:
    return f'<span class="light none">{status_word(row["status"], facts)}</span>'


def _city(row: Row, axis: Axis, indicator: Indicator, facts: Facts) -> Line:
    city = facts.places.city.key
    status = {"status": "reported" if row["actual"] is not None else "not_reported"}
    cells = [
        "",
        text(facts.sentences["total"]),
        row_figure(row, "actual", indicator, facts, city),
        ranking_bar(row | status, axis, BASIS, facts),
        *(row_figure(row, f"{basis}_completion", indicator, facts, city) for basis in TARGET_LEVELS),
        light(row["light"], facts) if row["light"] else "",
    ]
    return Line(cells, kind="total")
