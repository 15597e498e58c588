"""The tables of 产业链 to hand over: the ranking, every link, every project with the links it is counted in."""

from collections.abc import Sequence

import polars as pl

from charts.chains.ranking import chain_group
from charts.fetched.numbered import Number, also_numbered, numbered, numbered_by_item
from charts.gaps.card import link_group
from charts.gaps.regions import region_group
from charts.markup import Row
from domain.chains.gaps import gaps_in
from domain.chains.regions import regions_in
from domain.facts import Facts
from domain.figures.talking import OPEN, TALKS
from domain.seasons import Season
from domain.tables import Head, Table

_FOLLOWED = ("whole", "rate", "gap", "needed", "rank", "rank_before", "rate_change")
_COUNTS = ("signed", "registered", "landed", "started", "producing")


def ranking_table(ranking: pl.DataFrame, season: Season, unit: str | None, facts: Facts) -> Table:
    """chains/ranking, of one `unit` or all: what every chain has signed, how far it has come, what it is short of."""
    heads = [Head("产业"), Head("产业链"), Head("推进率"), Head("分子", "exact"), Head("分母", "exact")]
    heads += [Head("比率", "share"), Head("要求", "share"), Head("差距", "points", "个百分点")]
    heads += [Head("还差项目", "count", "个"), Head("还差资金", "amount", "亿元"), Head("名次", "count")]
    heads += [Head("上期名次", "count"), Head("比上期", "points", "个百分点")]
    names = ["industry", "chain", "label", "numerator", "denominator", "rate", "target", "gap_points"]
    names += ["needed_projects", "needed_money", "rank", "previous_rank", "change_points"]
    for label, name in zip(("签约", "注册", "落地", "开工", "投产"), _COUNTS, strict=True):
        heads += [Head(label, "exact", "个"), Head(f"{label}合同额", "amount", "亿元")]
        names += [name, f"{name}_money"]
    heads += [Head("已到位", "amount", "亿元"), Head("签约比上期", "exact", "个")]
    names += ["funds", "signed_gain"]
    source = facts.cite(facts.measures.cohort.source)
    made = Table("产业链推进", heads, ranking.select(names).rows(), source=source)
    numbers = [
        ("followed_part", season.key, row["ratio"], chain_group(row, unit)) if row["signed"] else None
        for row in ranking.iter_rows(named=True)
    ]
    made = numbered(made, numbers, [f"followed_{measure}" for measure in _FOLLOWED], facts)
    say, items = facts.sentences, (*_COUNTS, "signed_money", "funds")
    others = {f"stepped/{item}": say[f"stepped_{item}"] for item in items}
    return also_numbered(made, others | {"stepped_change/signed": say["measure_stepped_change"]}, facts)


def links_table(links: pl.DataFrame, season: Season, unit: str | None, facts: Facts) -> Table:
    """chains/gaps, of one `unit` or all: every link with its projects by step, who carries its chain, its source."""
    heads = [Head("产业"), Head("产业链"), Head("段"), Head("环节"), Head("项目", "count", "个")]
    heads += [Head(label, "exact", "个") for label in ("签约", "注册", "落地", "开工", "投产")]
    heads += [Head("签约合同额", "amount", "亿元"), Head("涉及单位", "count", "个")]
    heads += [Head("承载县（市、区）"), Head("牵头"), Head("出处")]
    names = ["industry", "chain", "stage", "link", "projects", *_COUNTS, "signed_money", "places"]
    made = Table("产业链环节", heads, links.select(*names, "carriers", "lead", "source").rows())
    return _by_step(made, [_signed(row, season, unit) for row in links.iter_rows(named=True)], facts)


def gaps_table(gaps: pl.DataFrame, season: Season, unit: str | None, facts: Facts) -> Table:
    """chains/gaps, of one `unit` or all: the state of every link, its task, what it lacks, who has it."""
    heads = [Head("产业"), Head("产业链"), Head("段"), Head("环节"), Head("状态"), Head("任务")]
    heads += [Head("签约", "exact", "个"), Head("落地", "exact", "个"), Head("投产", "exact", "个")]
    heads += [Head("签约合同额", "amount", "亿元"), Head("到有基础还差落地", "count", "个")]
    heads += [Head(f"还差{step}", "count", "个") for step in ("注册", "开工", "投产")]
    heads += [Head("还差资金", "amount", "亿元"), Head("涉及单位", "count", "个"), Head("单位")]
    heads += [Head("最多一个单位占项目数", "share"), Head("集中度", "share"), Head("链主", "count", "个")]
    heads += [Head("在谈", "count", "个"), Head("在谈拟投资额", "amount", "亿元"), Head("在谈起始", "day")]
    heads += [Head("断链波及环节", "count", "个"), Head("断链波及占比", "share")]
    names = ["industry", "chain", "stage", "link", "state", "task", "signed", "landed", "producing", "signed_money"]
    names += ["short_landed", "short_registered", "short_started", "short_producing", "short_funds", "places"]
    names += ["place_labels", "largest_share", "concentration", "heads", "negotiations"]
    names += ["negotiated_money", "negotiated_since", "cut_off", "cut_share"]
    made = Table("产业链缺口", heads, gaps.select(names).rows(), source=facts.cite(gaps_in(facts).source))
    say, founded = facts.sentences, gaps_in(facts).founded
    short = say["measure_followed_needed"]
    others = {f"followed_needed/{ratio.key}": f"{short}：{ratio.label}" for ratio in facts.measures.ratio}
    others[f"gap_landed/{founded}"] = say["measure_gap_landed"]
    others |= {f"{measure}/{OPEN}": say[f"measure_{measure}"] for measure in TALKS}
    numbers = [_signed(row, season, unit) or _talked(row, season, unit) for row in gaps.iter_rows(named=True)]
    return also_numbered(_by_step(made, numbers, facts), others, facts)


def _signed(row: Row, season: Season, unit: str | None) -> Number | None:
    """Of the signed projects of a link, or of what a chain or an industry has in none."""
    return None if row["signed"] is None else ("stepped", season.key, "signed", _group(row, unit))


def _talked(row: Row, season: Season, unit: str | None) -> Number | None:
    """Of what is negotiated for a link."""
    return None if row["negotiations"] is None else ("talks", season.key, OPEN, link_group(row, unit))


def _by_step(made: Table, numbers: Sequence[Number | None], facts: Facts) -> Table:
    """With the `numbers` of the signed projects of its rows."""
    items = {item: facts.sentences[f"stepped_{item}"] for item in (*_COUNTS, "signed_money")}
    return numbered_by_item(made, numbers, items, facts)


def _group(row: Row, unit: str | None) -> str:
    return chain_group(row, unit) if row["chain"] is None else link_group(row, unit)


def regions_table(regions: pl.DataFrame, season: Season, unit: str | None, facts: Facts) -> Table:
    """chains/regions, of one `unit` or all: what every chain has from every region."""
    heads = [Head("产业"), Head("产业链"), Head("来源地区"), Head("签约", "exact", "个"), Head("落地", "exact", "个")]
    heads += [Head("开工", "exact", "个"), Head("投产", "exact", "个"), Head("签约合同额", "amount", "亿元")]
    heads += [Head("已到位", "amount", "亿元"), Head("占签约个数", "share"), Head("占签约合同额", "share")]
    names = ["industry", "chain", "region", "signed", "landed", "started", "producing", "signed_money", "funds"]
    rows = regions.select(*names, "signed_share", "money_share").rows()
    made = Table("产业链来源地区", heads, rows, source=facts.cite(regions_in(facts).source))
    numbers = [("stepped", season.key, "signed", region_group(row, unit)) for row in regions.iter_rows(named=True)]
    say = facts.sentences
    items = ("landed", "started", "producing", "signed_money", "funds")
    made = numbered_by_item(made, numbers, {item: say[f"stepped_{item}"] for item in items}, facts)
    shares = ("signed", "signed_money")
    return also_numbered(made, {f"region_share/{item}": say[f"measure_region_share_{item}"] for item in shares}, facts)


def projects_table(projects: pl.DataFrame, facts: Facts) -> Table:
    """chains/projects: every project with each link it is counted in, its share, and the cell it stands in."""
    heads = [Head("单位"), Head("项目名称"), Head("产业"), Head("产业链"), Head("段"), Head("环节")]
    heads += [Head("占比", "share"), Head("合同额（折算）", "amount", "亿元"), Head("合同总投资", "amount", "亿元")]
    heads += [Head("归入"), Head("所报产业链"), Head("所报环节"), Head("原归入（已不在清单）")]
    heads += [Head("签约日期", "day"), Head("状态"), Head("文件"), Head("工作表"), Head("单元格"), Head("回执号")]
    names = ["place", "project", "industry", "chain", "stage", "link", "share", "contract_part", "contract"]
    more = ["said_chain", "said_link", "lapsed", "signed_on", "state", "file", "sheet", "cell", "receipt"]
    rows = [
        [*(row[name] for name in names), facts.sentences[f"mapped_{row['mapped']}"], *(row[name] for name in more)]
        for row in projects.iter_rows(named=True)
    ]
    return Table("产业链项目", heads, rows)
