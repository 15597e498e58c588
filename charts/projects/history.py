"""One project over its returns: what was said first, what changed in which return, and the cell that says so."""

from itertools import groupby

import polars as pl

from charts.markup import Row, empty, given, text
from charts.table import Column, Line, table
from domain.dates import show_moment, show_period
from domain.facts import Facts
from domain.numbers import DASH

_TONES = {"first": "on_pace", "again": "on_pace", "gone": "behind", "changed": "plain"}


def history_card(history: pl.DataFrame, facts: Facts) -> str:
    """`history` is projects/history of one project, from its first talk on, drawn newest first."""
    say = facts.sentences
    if history.is_empty():
        return empty(say["history_none"], say["history_none_more"])
    returns = [list(rows) for _, rows in groupby(history.iter_rows(named=True), lambda row: row["submission"])]
    told = "".join(_return(rows, facts) for rows in reversed(returns))
    return f'<ol class="history">{told}</ol>'


def _return(rows: list[Row], facts: Facts) -> str:
    """One return: its day and form, what kind of change it brought, each changed cell, the file it stands in."""
    row = rows[0]
    form = facts.form(row["form"])
    days = {column.field for column in form.columns if column.kind == "date"}
    kind = (
        f'<span class="light {_TONES[row["happened"]]}">{text(facts.sentences["happened_" + row["happened"]])}</span>'
    )
    changes = "".join(_change(one, days, facts) for one in rows if one["happened"] == "changed")
    where = "、".join(one["cell"] for one in rows if one["cell"])
    stood = f"{given(row['sheet'])} {text(where)}　" if where else ""
    who = f"{given(row['file'])}　{stood}{facts.terms['receipt']} {text(row['receipt'])}"
    told = f"{given(row['received_by'])}　{text(show_moment(row['received_at']))}"
    listed = f"<ul>{changes}</ul>" if changes else ""
    when = f"<b>{text(show_period(row['period']))}</b>{text(form.label)}　"
    return f'<li>{when}{kind}{listed}<p class="note">{who}　{told}</p></li>'


def _change(row: Row, days: set[str | None], facts: Facts) -> str:
    unit = f" {text(row['unit'])}" if row["unit"] else ""
    before, after = (_shown(row, name, days) for name in ("before", "value"))
    arrow = text(facts.sentences["history_arrow"])
    return f'<li>{text(row["header"])}　{before}<span class="to">{arrow}</span><b>{after}</b>{unit}</li>'


def _shown(row: Row, name: str, days: set[str | None]) -> str:
    value = row[name]
    if value is None:
        return DASH
    return text(show_period(value)) if row["field"] in days else given(value)


def cells_table(cells: pl.DataFrame) -> str:
    """Every cell of the project as it stands now, with what was written in it; `cells` is evidence/project."""
    columns = [Column("表头", "name"), Column("取值", "left"), Column("原文", "left wrap"), Column("单元格", "left")]
    lines = [
        Line([text(row["header"]), _value(row), given(row["raw"]), f"{given(row['sheet'])} {text(row['cell'])}"])
        for row in cells.iter_rows(named=True)
        if row["raw"]
    ]
    return table("现在的单元格", columns, lines, "plain stacked")


def _value(row: Row) -> str:
    unit = f" <small>{text(row['unit'])}</small>" if row["unit"] and row["value"] is not None else ""
    return f"{given(row['value'])}{unit}" if row["value"] is not None else DASH
