"""What a project was called before: what was said of it, and what its unit listed before and no more."""

import polars as pl

from charts.markup import Row, given, text
from charts.table import Column, Line, table
from domain.dates import show_moment, show_period
from domain.facts import Facts
from domain.numbers import show_number, show_rate

_DECIMALS = 2


def said_list(said: pl.DataFrame, facts: Facts) -> str:
    """`said` is projects/renamings of one project: every earlier name, who said so, why and when."""
    return "".join(_said(row, facts) for row in said.iter_rows(named=True))


def _said(row: Row, facts: Facts) -> str:
    told = {name: given(row[name]) for name in ("former", "author", "reason")}
    when = text(show_moment(row["made_at"]))
    return f'<p>{facts.sentences["renaming_said"].format(**told)}　<span class="note">{when}</span></p>'


def formers_table(formers: pl.DataFrame, facts: Facts) -> str:
    """`formers` is projects/formers: each with why it may be the same project, and the cell it stood in last."""
    columns = [
        Column(text(facts.terms["former"]), "name"),
        Column(text(facts.sentences["renaming_gone"]), "left wrap"),
        Column(text(facts.terms["reasons"]), "left wrap"),
        Column(text(facts.terms["likeness"])),
    ]
    lines = [
        Line([_named(row), _stood(row), text(row["reasons"]), show_rate(row["likeness"], 0)])
        for row in formers.iter_rows(named=True)
    ]
    return table(facts.sentences["renaming_candidates"], columns, lines, "found stacked")


def _named(row: Row) -> str:
    money = f"{show_number(row['contract'], _DECIMALS)} 亿元"
    investor = f"{given(row['investor'])}　" if row["investor"] else ""
    return f"{given(row['project'])}<small>{investor}{money}</small>"


def _stood(row: Row) -> str:
    where = f"{given(row['file'])} {given(row['sheet'])} {text(row['cell'])}"
    return f"{text(show_period(row['period']))}<small>{where}</small>"
