"""The tables of 大项目 and 外资 to hand over: bands, follow-through by group, projects, progress."""

import polars as pl

from charts.fetched.numbered import numbered
from charts.projects.followed import KEYS, group_of
from domain.dates import show_period
from domain.facts import Facts
from domain.seasons import Season
from domain.tables import Head, Table

_PROJECT = (
    Head("单位"),
    Head("项目名称"),
    Head("产业链"),
    Head("合同总投资", "amount", "亿元"),
    Head("签约日期", "day"),
    Head("状态"),
    Head("文件"),
    Head("工作表"),
    Head("单元格"),
    Head("回执号"),
)
_OF_PROJECT = ("place", "project", "chain", "contract", "signed_on", "state", "file", "sheet", "cell", "receipt")


def bands_table(bands: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """bands/by_place: done, target and what is short, with the return's figure beside it."""
    heads = [Head("单位"), Head("投资额档"), Head("下限（含）", "exact", "亿元"), Head("上限（不含）", "exact", "亿元")]
    heads += [Head("台账项目数", "count", "个"), Head("其中已终止", "count", "个"), Head("目标", "exact", "个")]
    heads += [Head("完成率", "share"), Head("还差", "exact", "个"), Head("报表填报数", "exact", "个")]
    heads += [Head("报表减台账", "exact", "个"), Head("台账所属期"), Head("有无任务")]
    names = ["place", "label", "least", "below", "done", "terminated", "target", "completion", "short_by"]
    rows = [
        [
            *(row[name] for name in [*names, "reported_done", "difference"]),
            row["ledger_period"] and show_period(row["ledger_period"]),
            facts.sentences[f"status_{row['status']}"],
        ]
        for row in bands.iter_rows(named=True)
    ]
    source = "；".join(dict.fromkeys(facts.cite(facts.indicators[key].source) for key in bands["band"]))
    made = Table(f"{season.short}重大项目引进", heads, rows, source=source)
    numbers = [("band", season.key, row["band"], row["place_key"]) for row in bands.iter_rows(named=True)]
    return numbered(made, numbers, ["guarantee_target", "actual"], facts)


def followed_table(groups: pl.DataFrame, by: str, facts: Facts) -> Table:
    """follow_through/by_place, by_chain or by_signing_year: the four shares of every group."""
    heads = [
        Head(facts.sentences[f"followed_by_{by}"]),
        Head("推进率"),
        Head("分子", "exact"),
        Head("分母", "exact"),
        Head("比率", "share"),
    ]
    heads += [Head("要求", "share"), Head("差距", "points", "个百分点")]
    heads += [Head("还差项目", "count", "个"), Head("还差资金", "exact", "亿元")]
    named = "place" if by == "place" else KEYS[by]
    names = [
        named,
        "label",
        "numerator",
        "denominator",
        "rate",
        "target",
        "gap_points",
        "needed_projects",
        "needed_money",
    ]
    source = facts.cite(facts.measures.cohort.source)
    made = Table(
        f"签约项目推进（按{facts.sentences[f'followed_by_{by}']}）", heads, groups.select(names).rows(), source=source
    )
    numbers = [
        ("followed_part", row["asked_in"], row["ratio"], group_of(row[KEYS[by]], by))
        for row in groups.iter_rows(named=True)
    ]
    return numbered(made, numbers, ["followed_whole", "followed_rate"], facts)


def projects_table(projects: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """bands/projects: every project with the band it is counted in and the cell of its contract."""
    heads = [Head("投资额档"), *_PROJECT]
    rows = [
        [facts.indicators[row["band"]].label, *(row[name] for name in _OF_PROJECT)]
        for row in projects.iter_rows(named=True)
    ]
    return Table(f"{season.short}重大项目", heads, rows)


def minimums_table(minimums: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """season/minimums: the city and every unit."""
    heads = [Head("活动"), Head("单位"), Head("完成数", "exact"), Head("最低数", "exact"), Head("还差", "exact")]
    heads += [Head("计量单位"), Head("对照"), Head("有无数据")]
    rows = [
        [
            *(row[name] for name in ("label", "place", "done", "minimum", "short_by", "unit")),
            facts.sentences["minimum_asked" if row["asked"] else "minimum_beside"],
            facts.sentences[f"status_{row['status']}"],
        ]
        for row in minimums.iter_rows(named=True)
    ]
    source = "；".join(dict.fromkeys(facts.cite(facts.indicators[key].source) for key in minimums["indicator"]))
    made = Table(f"{season.short}最低活动数", heads, rows, source=source)
    named = minimums.select("indicator", "place_key").rows()
    return numbered(made, [("actual", season.key, key, place) for key, place in named], ["gain"], facts)
