"""One unit among all, indicator by indicator: its dot on a spine of everyone's, both targets, its rank."""

from collections.abc import Sequence
from decimal import Decimal

import polars as pl

from charts.evidence.figured import opening, row_figure
from charts.markup import Axis, Row, axis_over, figure, light, status_word, text, tip, tone
from charts.rankings.bars import targets_named
from charts.rankings.completion import rank_cell, rank_moved
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.indicators import Indicator
from domain.numbers import DASH, show_rate
from domain.targets import TARGET_LEVELS


def spine_table(standings: pl.DataFrame, place: str, facts: Facts, chosen: str) -> str:
    """`standings` is places/spine, `place` a key; a row chooses its indicator, the `chosen` one is marked."""
    judged = bool(standings["targeted"].any())
    columns = [
        Column("指标", "name"),
        Column("完成数"),
        *([Column("/".join(targets_named(facts).values()), wide=True)] if judged else []),
        Column("在各单位中的位置", "left plot"),
        *([Column("完成率", wide=True), Column("与序时差", wide=True)] if judged else []),
        Column("名次", "middle"),
        Column("升降", "middle", wide=True),
        *([Column("状态", "left state")] if judged else []),
    ]
    lines = []
    for key in dict.fromkeys(standings["indicator"]):
        rows = standings.filter(indicator=key).rows(named=True)
        mine = next(row for row in rows if row["place_key"] == place)
        lines.append(_line(mine, rows, facts, chosen))
    caption = f"{facts.places.keyed(place).label}各项指标在{len(facts.places.place)}个单位中的位置"
    return table(caption, columns, lines, "ranking spines")


def _line(mine: Row, rows: Sequence[Row], facts: Facts, chosen: str) -> Line:
    indicator = facts.indicators[mine["indicator"]]
    moved = mine["previous_rank"] - mine["rank"] if mine["rank"] and mine["previous_rank"] else None
    state = light(mine["light"], facts) if mine["light"] else f'<span class="light none">{_silence(mine, facts)}</span>'
    told = mine["actual"] is not None or mine["targeted"]
    actual = row_figure(mine, "actual", indicator, facts) if told else _silence(mine, facts)
    rates = [row_figure(mine, measure, indicator, facts) for measure in ("guarantee_completion", "lead_points")]
    targets = [row_figure(mine, f"{basis}_target", indicator, facts) for basis in TARGET_LEVELS]
    cells = [
        f"{text(indicator.label)} <small>{text(indicator.unit)}</small>",
        f"<b>{actual}</b>",
        *([" / ".join(targets) if mine["guarantee_target"] is not None else DASH] if mine["targeted"] else []),
        _spine(mine, rows, indicator, facts),
        *(rates if mine["targeted"] else []),
        _rank(mine, rows, facts),
        rank_moved(
            {"rank": mine["rank"], "rank_change": moved},
            opening(f"{_ranked_by(mine)}_change", indicator.key, mine["place_key"]),
        ),
        *([state] if mine["targeted"] else []),
    ]
    return Line(cells, f"indicator:{indicator.key}", kind="chosen" if indicator.key == chosen else "")


def _rank(mine: Row, rows: Sequence[Row], facts: Facts) -> str:
    """The rank among those that have one; where all are equal nobody leads."""
    if mine["rank"] is None:
        return DASH
    if mine["ranked"] > 1 and all(row["rank"] in (1, None) for row in rows):
        return f"<small>{text(facts.sentences['all_equal'])}</small>"
    opened = opening(_ranked_by(mine), mine["indicator"], mine["place_key"])
    return f"{rank_cell(mine, opened)}<small>/{mine['ranked']}</small>"


def _ranked_by(mine: Row) -> str:
    return "guarantee_rank" if mine["targeted"] else "actual_rank"


def _spine(mine: Row, rows: Sequence[Row], indicator: Indicator, facts: Facts) -> str:
    """Every unit's dot on one axis: the share of its 保证目标, or without targets the figure itself."""
    if mine["targeted"]:
        measure = "guarantee_completion"
        work = (
            mine["work_target"] / mine["guarantee_target"] if mine["work_target"] and mine["guarantee_target"] else None
        )
        axis = axis_over([*(row[measure] for row in rows), work])
        marks = _mark("guarantee", axis.at(1)) + (_mark("work", axis.at(work)) if work is not None else "")
        marks += _mark("pace", axis.at(mine["pace"])) if mine["pace"] is not None else ""
    else:
        measure, marks = "actual", ""
        most = max((row[measure] for row in rows if row[measure] is not None), default=Decimal(0))
        axis = Axis(max(most, Decimal(1)))
    told = sorted((row for row in rows if row[measure] is not None), key=lambda row: row is mine)
    dots = "".join(_dot(row, axis.at(row[measure]), row is mine, indicator, facts) for row in told)
    return f'<div class="bar spine" aria-hidden="true">{marks}{dots}</div>'


def _dot(row: Row, left: str, mine: bool, indicator: Indicator, facts: Facts) -> str:
    rate = show_rate(row["guarantee_completion"])
    share = f"，完成{facts.terms['guarantee_target']} {rate}" if row["targeted"] else ""
    told = tip(row["place"], f"{indicator.short} {figure(row['actual'], indicator, facts)} {indicator.unit}{share}")
    kind = f"dot mine {tone(row['light'], facts)}" if mine else "dot"
    return f'<span class="{kind}" style="left:{left}"{told}></span>'


def _mark(kind: str, left: str) -> str:
    return f'<span class="{kind}" style="left:{left}"></span>'


def _silence(row: Row, facts: Facts) -> str:
    return status_word(row["status"], facts) if row["status"] != "reported" else DASH
