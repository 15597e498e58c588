"""The tables of 产业链 to hand over: the ranking, every link, every project with the links it is counted in."""

import polars as pl

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
    """chains/links: every link with its projects by step, who carries its chain, where it was published."""
    heads = [Head("产业"), Head("产业链"), Head("段"), Head("环节"), Head("项目", "count", "个")]
    heads += [Head(label, "exact", "个") for label in ("签约", "注册", "落地", "开工", "投产")]
    heads += [Head("签约合同额", "amount", "亿元"), Head("涉及单位", "count", "个")]
    heads += [Head("承载县（市、区）"), Head("牵头"), Head("出处")]
    names = ["industry", "chain", "stage", "link", "projects", *_COUNTS, "signed_money", "places"]
    return Table("产业链环节", heads, links.select(*names, "carriers", "lead", "source").rows())


def projects_table(projects: pl.DataFrame, facts: Facts) -> Table:
    """chains/projects: every project with each link it is counted in, its share, and the cell it stands in."""
    heads = [Head("单位"), Head("项目名称"), Head("产业"), Head("产业链"), Head("段"), Head("环节")]
    heads += [Head("占比", "share"), Head("合同额（折算）", "amount", "亿元"), Head("合同总投资", "amount", "亿元")]
    heads += [Head("归入"), Head("所报产业链"), Head("所报环节"), Head("签约日期", "day"), Head("状态")]
    heads += [Head("文件"), Head("工作表"), Head("单元格"), Head("回执号")]
    names = ["place", "project", "industry", "chain", "stage", "link", "share", "contract_part", "contract"]
    more = ["said_chain", "said_link", "signed_on", "state", "file", "sheet", "cell", "receipt"]
    rows = [
        [*(row[name] for name in names), facts.sentences[f"mapped_{row['mapped']}"], *(row[name] for name in more)]
        for row in projects.iter_rows(named=True)
    ]
    return Table("产业链项目", heads, rows)
