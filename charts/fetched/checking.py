"""The tables of 核验 to hand over: every finding with what became of it, and the decisions in force."""

import polars as pl

from charts.markup import Row
from domain.dates import show_period
from domain.facts import Facts
from domain.seasons import Season
from domain.tables import Head, Table

_ITEMS = (
    Head("规则"),
    Head("单位"),
    Head("报表"),
    Head("所属期"),
    Head("回执号"),
    Head("状态"),
    Head("工作表"),
    Head("单元格"),
    Head("原文"),
    Head("意见"),
    Head("说明"),
    Head("说明人"),
    Head("说明时间", "moment"),
    Head("核实理由"),
    Head("核实人"),
    Head("核实时间", "moment"),
    Head("报送数", "exact"),
    Head("更正数", "exact"),
)
_TOLD = ("message", "reason", "author", "explained_at", "outcome_reason", "outcome_author", "decided_at")
_IN_FORCE = (
    Head("登记"),
    Head("单位"),
    Head("报表"),
    Head("所属期"),
    Head("规则"),
    Head("指标"),
    Head("报送数", "exact"),
    Head("更正数", "exact"),
    Head("计量单位"),
    Head("起始日（免报为报送截止日）", "day"),
    Head("最后一天", "day"),
    Head("理由"),
    Head("登记人"),
    Head("登记时间", "moment"),
    Head("有效至", "day"),
    Head("方案"),
    Head("版本"),
)
_SAID = (
    "rule",
    "indicator",
    "guard",
    "value",
    "unit",
    "first_day",
    "last_day",
    "reason",
    "author",
    "made_at",
    "ends_on",
    "scheme",
    "version",
)


def items_table(items: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """checking/items, the latest first."""
    rows = []
    for row in items.iter_rows(named=True):
        state = facts.sentences[f"checking_{row['state']}"]
        stood = [state, row["sheet"], row["cell"], row["raw"] or row["read"]]
        figures = [row["value"], row["corrected_value"]]
        rows.append([row["label"], *_whose(row), row["receipt"], *stood, *(row[name] for name in _TOLD), *figures])
    return Table(f"{season.short}核验意见", _ITEMS, rows)


def in_force_table(said: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """checking/in_force, the latest first."""
    rows = [
        [facts.sentences[f"in_force_{row['kind']}"], *_whose(row), *(row[name] for name in _SAID)]
        for row in said.iter_rows(named=True)
    ]
    return Table(f"{season.short}有效的登记", _IN_FORCE, rows)


def _whose(row: Row) -> list[str | None]:
    return [row["place"], row["form"], show_period(row["period"]) if row["period"] else None]
