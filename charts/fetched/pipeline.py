"""The tables of 推进 to hand over: every step, every unit or chain, the signing quarters, the curves, the projects."""

from collections.abc import Sequence

import polars as pl

from charts.fetched.numbered import also_numbered, numbered
from charts.markup import Row
from charts.pipeline.groups import KEYS, name_of
from charts.pipeline.quarters import quarter_told
from charts.pipeline.scope import Scope
from domain.facts import Facts
from domain.projects.pipeline import Step, pipeline_in
from domain.seasons import Season
from domain.tables import Head, Table

_SAME = "…"
_PACED = [
    "pace_stands_money", "pace_reached", "pace_moved_on", "pace_moved_from", "pace_conversion", "pace_median",
    "pace_followed", "pace_came", "pace_undated",
]  # fmt: skip
_MEASURES = {
    "stands": Head("存量", "exact", "个"),
    "stands_money": Head("存量合同额", "amount", "亿元"),
    "reached": Head("累计办到", "exact", "个"),
    "flow": Head("本期办到", "exact", "个"),
    "flow_money": Head("本期办到合同额", "amount", "亿元"),
    "moved_on": Head("其中由上一阶段而来", "exact", "个"),
    "moved_from": Head("上一阶段累计", "exact", "个"),
    "conversion": Head("转化率", "share"),
    "median_days": Head("中位天数", "count", "天"),
    "followed": Head("计入中位天数", "exact", "个"),
    "came": Head("其中已办到", "exact", "个"),
    "undated": Head("日期不详", "exact", "个"),
}


def steps_table(steps: pl.DataFrame, scope: Scope, season: Season, facts: Facts) -> Table:
    """pipeline/steps: every step with all that is measured of it."""
    heads = [Head("阶段"), *_MEASURES.values()]
    made = Table("推进各阶段", heads, steps.select("label", *_MEASURES).rows(), source=_source(facts))
    rows = steps.rows(named=True)
    return _numbered(made, rows, [scope.whose(facts)] * len(rows), scope, season, facts)


def groups_table(groups: pl.DataFrame, by: str, scope: Scope, season: Season, facts: Facts) -> Table:
    """pipeline/by_place or pipeline/by_chain: every step of every group."""
    heads = [Head(facts.sentences[f"steps_by_{by}"]), Head("阶段"), *_MEASURES.values()]
    rows = [
        [name_of(row[KEYS[by]], by, facts), row["label"], *(row[name] for name in _MEASURES)]
        for row in groups.iter_rows(named=True)
    ]
    made = Table("各组推进", heads, rows, source=_source(facts))
    told = groups.rows(named=True)
    return _numbered(made, told, [scope.group(by, row[KEYS[by]]) for row in told], scope, season, facts)


def _numbered(
    made: Table, rows: Sequence[Row], whose: Sequence[str], scope: Scope, season: Season, facts: Facts
) -> Table:
    """The number of who stands at every step that is told of; that of who came names the day before the period."""
    say, since = facts.sentences, f"@{scope.after}" if scope.after else ""
    numbers = [
        None if row["stands"] is None else ("pace_stands", season.key, row["step"], one)
        for row, one in zip(rows, whose, strict=True)
    ]
    flows = {f"{measure}{since}/{_SAME}": say[f"measure_{measure}"] for measure in ("pace_flow", "pace_flow_money")}
    return also_numbered(numbered(made, numbers, _PACED, facts), flows, facts)


def quarters_table(cohorts: pl.DataFrame, scope: Scope, season: Season, facts: Facts) -> Table:
    """pipeline/cohorts: every step of every signing quarter."""
    heads = [Head("签约季度"), Head("阶段"), Head("办到", "exact", "个"), Head("签约", "exact", "个")]
    heads += [Head("比率", "share"), Head("签约合同额", "amount", "亿元")]
    names = ["label", "reached", "signed", "rate", "signed_money"]
    rows = [
        [quarter_told(row["quarter"], facts), *(row[name] for name in names)] for row in cohorts.iter_rows(named=True)
    ]
    made = Table("签约季度推进", heads, rows, source=_source(facts))
    named = cohorts.select("step", "quarter").rows()
    numbers = [("pace_reached", season.key, key, scope.quarter(quarter)) for key, quarter in named]
    return numbered(made, numbers, ["pace_signed", "pace_rate", "pace_money"], facts)


def waits_table(waits: pl.DataFrame, step: Step, by: str, scope: Scope, season: Season, facts: Facts) -> Table:
    """pipeline/waiting: every day of every group on which a project came or was last seen."""
    heads = [Head(facts.sentences[f"steps_by_{by}"]), Head("阶段"), Head("签约后天数", "count", "天")]
    heads += [Head("仍在等", "exact", "个"), Head("办到", "exact", "个"), Head("不再跟踪", "exact", "个")]
    heads += [Head("办到率", "share"), Head("中位天数", "count", "天")]
    names = ["after_days", "at_risk", "came", "unseen", "reached_share", "median_days"]
    rows = [
        [name_of(row["group_key"], by, facts), step.label, *(row[name] for name in names)]
        for row in waits.iter_rows(named=True)
    ]
    made = Table("签约后多久办到", heads, rows, source=_source(facts))
    numbers = [
        ("wait_at_risk", season.key, f"{step.key}:{row['after_days']}", scope.group(by, row["group_key"]))
        for row in waits.iter_rows(named=True)
    ]
    made = numbered(made, numbers, ["wait_came", "wait_unseen", "wait_share"], facts)
    return also_numbered(made, {f"wait_median/{step.key}": facts.sentences["measure_wait_median"]}, facts)


def projects_table(projects: pl.DataFrame, facts: Facts) -> Table:
    """pipeline/projects: every project with the days of its steps, and the cell it stands in."""
    heads = [Head("单位"), Head("项目名称"), Head("产业链"), Head("环节"), Head("占比", "share")]
    heads += [Head("合同总投资", "amount", "亿元"), Head("合同额（折算）", "amount", "亿元"), Head("状态")]
    heads += [Head("所处阶段"), Head("进入之日", "day"), Head("签约日期", "day")]
    heads += [Head(f"{label}之日", "day") for label in ("注册", "落地", "开工", "投产", "达效", "终止")]
    heads += [Head("文件"), Head("工作表"), Head("单元格"), Head("回执号")]
    names = ["place", "project", "chain", "link", "share", "contract", "contract_part", "state", "label", "since_on"]
    names += ["signed_on", "registered_day", "landed_day", "started_day", "producing_day", "at_capacity_day"]
    names += ["terminated_day", "file", "sheet", "cell", "receipt"]
    return Table("推进项目明细", heads, projects.select(names).rows(), source=_source(facts))


def _source(facts: Facts) -> str:
    return facts.cite(pipeline_in(facts).source)
