"""The tables of 规则 to hand over: every rule with how often it fired, and where."""

import polars as pl

from domain.dates import show_period
from domain.facts import Facts
from domain.seasons import Season
from domain.tables import Head, Table

_RULES = ("fired", "returns", "explained", "unexplained", "waived")
_FIRED = (
    Head("规则"),
    Head("单位"),
    Head("报表"),
    Head("所属期"),
    Head("回执号"),
    Head("级别"),
    Head("单元格"),
    Head("读到"),
    Head("应为"),
    Head("意见"),
    Head("说明"),
    Head("说明人"),
    Head("说明时间", "moment"),
    Head("豁免"),
    Head("收到时间", "moment"),
)


def rules_table(counts: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """rules/by_rule: every rule with its clause and counts."""
    heads = [Head("规则"), Head("级别"), Head("类别"), Head("触发", "count", "处"), Head("涉及报表", "count", "份")]
    heads += [Head("已说明", "count", "处"), Head("待说明", "count", "处"), Head("豁免", "count", "处")]
    heads += [Head("依据"), Head("施行日", "day"), Head("版本", "day")]
    rules, say = facts.rules.by_code(), facts.sentences
    rows = []
    for row in counts.iter_rows(named=True):
        rule = rules[row["code"]]
        counted = [row[name] for name in _RULES]
        words = [rule.title, say[f"level_{rule.level}"], say[f"family_{rule.family}"]]
        rows.append([*words, *counted, facts.cite(rule.source), rule.since, rule.version])
    return Table(f"{season.short}核验规则", heads, rows)


def firings_table(fired: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """rules/fired: every firing, the latest first, with what was said about it."""
    told = ["receipt", "level", "cell", "read", "wanted", "message", "reason", "author", "explained_at"]
    rows = []
    for row in fired.iter_rows(named=True):
        period = show_period(row["period"]) if row["period"] else None
        shown = row | {"level": facts.sentences[f"level_{row['level']}"]}
        named = [row["label"], row["place"], row["form"], period]
        waived = "已豁免" if row["waived"] else None
        rows.append([*named, *(shown[name] for name in told), waived, row["received_at"]])
    return Table(f"{season.short}规则触发之处", _FIRED, rows)
