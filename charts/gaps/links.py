"""The links of one chain: state, task, what each is short of; a name opens the link."""

import polars as pl

from charts.chains.ranking import count
from charts.evidence.figured import figured
from charts.gaps.card import link_group, short_words
from charts.markup import Row, text
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import DASH, show_number


def links_table(gaps: pl.DataFrame, facts: Facts, unit: str | None = None) -> str:
    """`gaps` is chains/gaps of one chain, of one `unit` or all; a number opens its cells."""
    columns = [
        Column("环节", "name"),
        Column("段", "left"),
        Column("状态", "left"),
        Column("任务", "left"),
        Column("签约<small>（个）</small>", label="签约（个）"),
        Column("落地<small>（个）</small>", label="落地（个）"),
        Column("合同额<small>（亿元）</small>", label="合同额（亿元）"),
        Column("单位", "left wrap"),
        Column("还差", "left wrap"),
    ]
    lines = [_line(row, unit, facts) for row in gaps.iter_rows(named=True)]
    return table(facts.sentences["gap_links_caption"], columns, lines, "gaps stacked")


def _line(row: Row, unit: str | None, facts: Facts) -> Line:
    whose = link_group(row, unit)
    cells = [
        text(row["link"] or facts.sentences["no_listed_link"]),
        text(row["stage"]),
        text(row["state"]),
        text(row["task"]),
        figured(count(row["signed"]), "stepped", "signed", whose),
        figured(count(row["landed"]), "stepped", "landed", whose),
        figured(show_number(row["signed_money"], 2), "stepped", "signed_money", whose),
        text(row["place_labels"]),
        short_words(row, facts, unit) or DASH,
    ]
    return Line(cells, f"link:{row['chain']}:{row['link'] or ''}")
