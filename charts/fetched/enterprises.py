"""The tables of 重点企业 to hand over: how many of every kind, and the firms that were named."""

import polars as pl

from charts.fetched.numbered import numbered
from domain.dates import show_period
from domain.facts import Facts
from domain.reviews import CONCLUSIONS
from domain.seasons import Season
from domain.tables import Head, Table

_COUNTED = {
    "place": Head("单位"),
    "grouping": Head("层级"),
    "kind": Head("类别"),
    "enterprises": Head("数量", "count"),
    "unit": Head("计量单位"),
    "evidenced": Head("其中凭据齐全", "count"),
    "recognised": Head("其中认定", "count"),
    "refused": Head("其中不认定", "count"),
    "pending": Head("其中待核", "count"),
    "shape": Head("取自"),
    "period": Head("所属期"),
    "receipt": Head("回执号"),
    "sheet": Head("工作表"),
    "cell": Head("单元格"),
}
_NAMED = {
    "place": Head("单位"),
    "firm": Head("企业名称"),
    "categories": Head("企业类别"),
    "investor": Head("投资方"),
    "investor_home": Head("投资方注册地"),
    "relation": Head("与上榜企业的关系"),
    "listed_as": Head("名单年度/批次"),
    "project": Head("项目名称"),
    "industry": Head("产业"),
    "contract": Head("合同金额", "amount", "亿元"),
    "landed_on": Head("落地时间", "day"),
    "evidence": Head("落地依据"),
    "evidence_number": Head("落地依据文号"),
    "remark": Head("备注"),
    "period": Head("所属期"),
    "receipt": Head("回执号"),
    "sheet": Head("工作表"),
    "line": Head("行号", "count"),
}

_REVIEWED = {
    "place": Head("单位"),
    "firm": Head("企业名称"),
    "project": Head("项目名称"),
    "category": Head("申报类别"),
    "state": Head("状态"),
    "reason": Head("理由"),
    "author": Head("登记人"),
    "ends_on": Head("截止日", "day"),
    "listed_as": Head("名单年度/批次"),
    "period": Head("所属期"),
    "receipt": Head("回执号"),
    "sheet": Head("工作表"),
    "cell": Head("单元格"),
}
_MATCHED = {
    "place": Head("单位"),
    "firm": Head("企业名称"),
    "investor": Head("投资方"),
    "category": Head("申报类别"),
    "match": Head("名单比对"),
    "likeness": Head("相似度", "share"),
    "found_firm": Head("名单中的企业"),
    "found_as": Head("名单年度/批次"),
    "why": Head("理由"),
    "file": Head("参考名单文件"),
    "sheet": Head("工作表"),
    "cell": Head("单元格"),
    "receipt": Head("回执号"),
}
_STATES = ("declared", "pending", "recognised", "refused")
_WAYS = ("same", "ending", "near", "none", "unlisted")


def counted_table(counted: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """enterprises/by_place: every unit and kind; nothing stands where a unit has not reported."""
    made = _table(f"{season.short}各类落地重点企业", _COUNTED, counted, facts)
    numbers = [("firms", season.key, key, place) for key, place in counted.select("kind_key", "place_key").iter_rows()]
    others = ["firms_evidenced", *(f"firms_{state}" for state in CONCLUSIONS)]
    return numbered(made, numbers, others, facts)


def named_table(named: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """enterprises/as_of: every firm and project named."""
    return _table(f"{season.short}落地重点企业名单", _NAMED, named, facts)


def reviewed_table(reviewed: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """enterprises/reviewed: every firm in every category declared, its state and who concluded it why."""
    told = reviewed.with_columns(
        pl.col("state").replace_strict({key: facts.sentences[f"state_{key}"] for key in _STATES})
    )
    return _table(f"{season.short}重点企业申报与评审", _REVIEWED, told, facts)


def matches_table(matches: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """enterprises/matches: what every declared firm was found as in the reference lists, why and where."""
    told = matches.with_columns(pl.col("match").replace_strict({key: facts.sentences[f"match_{key}"] for key in _WAYS}))
    return _table(f"{season.short}参考名单比对", _MATCHED, told, facts)


def _table(title: str, heads: dict[str, Head], frame: pl.DataFrame, facts: Facts) -> Table:
    rows = [
        [show_period(value) if name == "period" and value else value for name, value in row.items()]
        for row in frame.select(list(heads)).iter_rows(named=True)
    ]
    [source] = {facts.cite(form.source) for form in facts.forms.values() if form.shape_of}
    return Table(title, tuple(heads.values()), rows, source=source)
