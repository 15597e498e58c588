"""The table of projects under negotiation to hand over."""

import polars as pl

from domain.facts import Facts
from domain.projects.pipeline import pipeline_in
from domain.tables import Head, Table


def talks_table(talks: pl.DataFrame, facts: Facts) -> Table:
    """negotiations/search: every project with what is planned, how far it has come and the cell it stands in."""
    heads = [Head("单位"), Head("项目名称"), Head("投资方"), Head("来源地"), Head("产业"), Head("产业链")]
    heads += [Head("段"), Head("环节"), Head("占比", "share"), Head("招引类型"), Head("拟投资额", "amount", "亿元")]
    heads += [Head("进展"), Head("所报进展"), Head("首次洽谈日期", "day"), Head("达成意向日期", "day")]
    heads += [Head("签约日期", "day"), Head("终止日期", "day"), Head("现阶段天数", "count", "天")]
    heads += [Head("所报产业链"), Head("所报环节"), Head("文件"), Head("工作表"), Head("单元格"), Head("回执号")]
    names = ["place", "project", "investor", "investor_home", "industry", "chain", "stage", "link", "share", "task"]
    names += ["planned", "label", "state", "talked_on", "intended_on", "signed_on", "ended_on", "waiting_days"]
    names += ["said_chain", "said_link", "file", "sheet", "cell", "receipt"]
    return Table("在谈项目", heads, talks.select(names).rows(), source=facts.cite(pipeline_in(facts).talks_source))
