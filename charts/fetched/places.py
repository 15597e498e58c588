"""The table of 县区 to hand over: where one unit stands in every indicator."""

import polars as pl

from charts.fetched.numbered import numbered
from domain.facts import Facts
from domain.places import Place
from domain.seasons import Season
from domain.tables import Head, Table


def standings_table(standings: pl.DataFrame, place: Place, season: Season, facts: Facts) -> Table:
    """places/spine of one unit; each indicator keeps its own unit in a column."""
    heads = [
        Head("指标"),
        Head("计量单位"),
        Head("完成数", "exact"),
        Head("保证目标", "exact"),
        Head("工作目标", "exact"),
        Head("完成保证目标", "share"),
        Head("完成工作目标", "share"),
        Head("达到"),
        Head("与序时差", "points", "个百分点"),
        Head("状态"),
        Head("名次", "count"),
        Head("有名次单位", "count", "个"),
        Head("上期名次", "count"),
    ]
    names = ["label", "unit", "actual", "guarantee_target", "work_target", "guarantee_completion", "work_completion"]
    names += ["level", "lead_points", "light", "rank", "ranked", "previous_rank"]
    sources = dict.fromkeys(facts.cite(facts.indicators[key].source) for key in standings["indicator"])
    title = f"{season.short}{place.label}各项指标"
    made = Table(title, heads, standings.select(names).rows(), source="；".join(sources))
    numbers = [("actual", season.key, key, place.key) for key in standings["indicator"]]
    return numbered(made, numbers, [*names[3:7], "lead_points", "guarantee_rank", "actual_rank"], facts)
