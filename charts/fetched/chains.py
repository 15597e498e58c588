"""The tables of 产业链 to hand over: the ranking, every link, every project with the links it is counted in."""

import polars as pl

from domain.chains.gaps import gaps_in
from domain.chains.regions import regions_in
from domain.facts import Facts
from domain.tables import Head, Table

_COUNTS = ("signed", "registered", "landed", "started", "producing")


def ranking_table(ranking: pl.DataFrame, facts: Facts) -> Table:
    """chains/ranking: what every chain has signed, how far it has come in every ratio, what it is short of."""
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
    return Table("产业链推进", heads, ranking.select(names).rows(), source=source)


def links_table(links: pl.DataFrame) -> Table:
    """chains/gaps: every link with its projects by step, who carries its chain, where it was published."""
    heads = [Head("产业"), Head("产业链"), Head("段"), Head("环节"), Head("项目", "count", "个")]
    heads += [Head(label, "exact", "个") for label in ("签约", "注册", "落地", "开工", "投产")]
    heads += [Head("签约合同额", "amount", "亿元"), Head("涉及单位", "count", "个")]
    heads += [Head("承载县（市、区）"), Head("牵头"), Head("出处")]
    names = ["industry", "chain", "stage", "link", "projects", *_COUNTS, "signed_money", "places"]
    return Table("产业链环节", heads, links.select(*names, "carriers", "lead", "source").rows())


def gaps_table(gaps: pl.DataFrame, facts: Facts) -> Table:
    """chains/gaps: the state of every link, its task, what it is short of, who has it, what hangs on it."""
    heads = [Head("产业"), Head("产业链"), Head("段"), Head("环节"), Head("状态"), Head("任务")]
    heads += [Head("签约", "exact", "个"), Head("落地", "exact", "个"), Head("投产", "exact", "个")]
    heads += [Head("签约合同额", "amount", "亿元"), Head("到有基础还差落地", "count", "个")]
    heads += [Head(f"还差{step}", "count", "个") for step in ("注册", "开工", "投产")]
    heads += [Head("还差资金", "amount", "亿元"), Head("涉及单位", "count", "个"), Head("单位")]
    heads += [Head("最多一个单位占项目数", "share"), Head("集中度", "share"), Head("链主", "count", "个")]
    heads += [Head("在谈", "count", "个"), Head("断链波及环节", "count", "个"), Head("断链波及占比", "share")]
    names = ["industry", "chain", "stage", "link", "state", "task", "signed", "landed", "producing", "signed_money"]
    names += ["short_landed", "short_registered", "short_started", "short_producing", "short_funds", "places"]
    names += ["place_labels", "largest_share", "concentration", "heads", "negotiations", "cut_off", "cut_share"]
    return Table("产业链缺口", heads, gaps.select(names).rows(), source=facts.cite(gaps_in(facts).source))


def regions_table(regions: pl.DataFrame, facts: Facts) -> Table:
    """chains/regions: what every chain has from every region."""
    heads = [Head("产业"), Head("产业链"), Head("来源地区"), Head("签约", "exact", "个"), Head("落地", "exact", "个")]
    heads += [Head("开工", "exact", "个"), Head("投产", "exact", "个"), Head("签约合同额", "amount", "亿元")]
    heads += [Head("已到位", "amount", "亿元"), Head("占签约个数", "share"), Head("占签约合同额", "share")]
    names = ["industry", "chain", "region", "signed", "landed", "started", "producing", "signed_money", "funds"]
    rows = regions.select(*names, "signed_share", "money_share").rows()
    return Table("产业链来源地区", heads, rows, source=facts.cite(regions_in(facts).source))


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
