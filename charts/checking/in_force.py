"""What the city has decided and still holds: corrections, waivers, verdicts, schemes …, with who, why, until when."""

import polars as pl

from charts.markup import Row, given, text
from charts.table import Column, Line, table
from domain.dates import show_day, show_moment, show_period
from domain.facts import Facts
from domain.numbers import DASH, show_as_written


def in_force_table(said: pl.DataFrame, facts: Facts) -> str:
    """One row a decision, the latest first; a click opens the way to end it. `said` is checking/in_force."""
    columns = [
        Column("登记", "name"),
        Column("单位", "left"),
        Column("对象", "left wrap"),
        Column("理由", "left wrap"),
        Column("登记人", "left"),
        Column("有效期", "left"),
    ]
    lines = (Line(_cells(row, facts), _action(row)) for row in said.iter_rows(named=True))
    return table("有效的登记", columns, lines, "stacked plain firings")


def _action(row: Row) -> str | None:
    return f"record:{row['record']}" if row["record"] else None


def _cells(row: Row, facts: Facts) -> list[str]:
    when = show_moment(row["made_at"]) if row["made_at"] else facts.sentences["in_force_in_data"]
    return [
        text(facts.sentences[f"in_force_{row['kind']}"]),
        text(row["place"] or DASH),
        text(about(row, facts)),
        given(row["reason"]),
        f"{given(row['author'] or DASH)}<br><small>{text(when)}</small>",
        text(_until(row, facts)),
    ]


def about(row: Row, facts: Facts) -> str:
    """What a decision is about: the form and period, the rule or indicator, the figure it was granted for, the scheme.

    A unit that is not ranked is told of as a whole.
    """
    if row["scheme"]:
        return facts.sentences["in_force_version"].format(scheme=row["scheme"], version=row["version"])
    period = show_period(row["period"]) if row["period"] else None
    unit = row["unit"] or ""
    figures = [f"{show_as_written(row[name])}{unit}" for name in ("guard", "value") if row[name] is not None]
    return (
        "，".join(part for part in (row["form"], period, row["rule"], row["indicator"], " → ".join(figures)) if part)
        or DASH
    )


def _until(row: Row, facts: Facts) -> str:
    if row["first_day"] and not row["last_day"]:
        return facts.sentences["in_force_from"].format(day=show_day(row["first_day"]))
    if row["first_day"]:
        return f"{show_day(row['first_day'])}至{show_day(row['last_day'])}"
    ends = row["ends_on"]
    return facts.sentences["in_force_until"].format(day=show_day(ends)) if ends else facts.sentences["in_force_always"]
