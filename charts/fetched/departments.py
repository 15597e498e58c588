"""The tables of 部门 to hand over: every task with its progress, every item that is listed."""

import polars as pl

from charts.evidence.figured import task_item
from charts.fetched.numbered import numbered
from domain.dates import show_period
from domain.facts import Facts
from domain.seasons import Season
from domain.tables import Head, Table

_PROGRESS = {
    "department": Head("部门"),
    "duty": Head("任务"),
    "scope": Head("口径"),
    "least": Head("投资额下限", "exact", "亿元"),
    "unit": Head("计量单位"),
    "target": Head("目标", "exact"),
    "actual": Head("完成", "exact"),
    "completion": Head("完成率", "share"),
    "proved": Head("计入明细", "count", "条"),
    "note": Head("进展情况"),
    "status": Head("有无数据"),
    "period": Head("所属期"),
    "received_at": Head("收到时间", "moment"),
    "receipt": Head("回执号"),
    "line": Head("所在行", "count"),
    "wording": Head("文件原文"),
    "clause": Head("条款"),
}
_ITEMS = {
    "department": Head("部门"),
    "duty": Head("任务"),
    "item_name": Head("名称"),
    "investment": Head("投资额", "exact", "亿元"),
    "industry": Head("产业"),
    "happened_on": Head("日期", "day"),
    "real_estate": Head("房地产项目"),
    "government_funded": Head("政府投资项目"),
    "counted": Head("是否计入"),
    "receipt": Head("回执号"),
    "line": Head("所在行", "count"),
}


def progress_table(progress: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """departments/progress: every task of every department."""
    rows = []
    for row in progress.iter_rows(named=True):
        period = show_period(row["period"]) if row["period"] else None
        said = {"status": facts.sentences[f"status_{row['status']}"], "period": period}
        rows.append([(row | said)[name] for name in _PROGRESS])
    source = facts.cite(facts.departments.source)
    made = Table(f"{season.short}市级部门目标任务进展", tuple(_PROGRESS.values()), rows, source=source)
    counted = {task.label for task in facts.departments.task}
    numbers = [
        ("task_target", season.key, task_item(row), row["place_key"]) if row["duty"] in counted else None
        for row in progress.iter_rows(named=True)
    ]
    return numbered(made, numbers, ["task_actual", "task_completion", "task_proved"], facts)


def items_table(items: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """departments/evidence: every item of every department's return in force."""
    say = facts.sentences
    words = {True: say["departments_counts"], False: say["departments_uncounted"]}
    rows = [
        [(row | {"counted": words[row["counted"]]})[name] for name in _ITEMS] for row in items.iter_rows(named=True)
    ]
    source = facts.cite(facts.departments.source)
    return Table(f"{season.short}市级部门明细", tuple(_ITEMS.values()), rows, source=source)
