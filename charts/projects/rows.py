"""Projects found, as a table: how far each has come, how long it has stood there, how its money came in."""

from collections.abc import Sequence
from decimal import Decimal

import polars as pl

from charts.markup import Row, given, text, tip
from charts.overview.follow_through import width_of
from charts.overview.spark import spark
from charts.table import Column, Line, table
from domain.dates import show_day
from domain.enterprises import AND
from domain.facts import Facts
from domain.numbers import DASH, show_number, show_rate

PERIODS = 8
_DECIMALS = 2


def project_key(row: Row) -> str:
    """What opens a project, and stands for it in the address: PLACE:NAME."""
    return f"{row['place_key']}:{row['project'] or ''}"


def project_rows(found: pl.DataFrame, gains: pl.DataFrame, facts: Facts) -> str:
    """`found` is a page of projects/search, `gains` projects/gains of the same; a row opens "project:PLACE:NAME"."""
    paid = text(facts.terms["funds"])
    columns = [
        Column("项目名称", "name"),
        Column("单位", "left"),
        Column("产业链", "left"),
        Column("企业类别", "left"),
        Column("阶段", "left"),
        Column("合同总投资<small>（亿元）</small>", label="合同总投资（亿元）"),
        Column(f"{paid}<small>（亿元）</small>", label=f"{paid}（亿元）"),
        Column(text(facts.sentences["projects_gains"].format(periods=PERIODS)), "left"),
        Column("签约日期", "left"),
        Column("停留天数"),
        Column("资金到位率", "left"),
    ]
    money = _gains(gains)
    lines = [_line(row, money.get((row["submission"], row["row_number"]), []), facts) for row in found.to_dicts()]
    return table(facts.sentences["projects_caption"], columns, lines, "stacked found")


def _gains(gains: pl.DataFrame) -> dict[tuple[str, int], list[Row]]:
    """The returns told of, oldest first, by the row a project stands in now."""
    told: dict[tuple[str, int], list[Row]] = {}
    for row in gains.iter_rows(named=True):
        told.setdefault((row["submission"], row["row_number"]), []).append(row)
    return told


def _line(row: Row, money: Sequence[Row], facts: Facts) -> Line:
    investor = f"<small>{given(row['investor'])}</small>" if row["investor"] else ""
    cells = [
        f"{given(row['project'])}{investor}",
        text(facts.places.keyed(row["place_key"]).short),
        given(row["chain"]) if row["chain"] else DASH,
        _kinds(row["categories"]),
        _step(row, facts),
        show_number(row["contract"], _DECIMALS),
        show_number(row["funds"], _DECIMALS),
        _money(money),
        text(show_day(row["signed_on"])) if row["signed_on"] else DASH,
        _stands(row, facts),
        _rate(row["funds_rate"]),
    ]
    return Line(cells, f"project:{project_key(row)}")


def _kinds(said: str | None) -> str:
    return "".join(f'<span class="tag">{given(word)}</span>' for word in (said or "").split(AND) if word) or DASH


def _step(row: Row, facts: Facts) -> str:
    """The step it stands at, and what its register calls it where that is another word."""
    step = facts.sentences[f"step_{row['step']}"]
    said = (
        f"<small>{text(facts.sentences['project_said'])}{given(row['state'])}</small>" if row["state"] != step else ""
    )
    return f"{text(step)}{said}"


def _money(money: Sequence[Row]) -> str:
    """Bars of what came in; a period without a figure is a gap."""
    gains: list[Decimal | None] = [row["gain"] for row in money]
    if not any(gain is not None for gain in gains):
        return DASH
    told = (f"{show_day(row['period_end'])}　{show_number(row['gain'], _DECIMALS)}" for row in reversed(money))
    return f"<span{tip(*told)}>{spark(gains)}</span>"


def _stands(row: Row, facts: Facts) -> str:
    if row["stalled_days"] is None:
        return DASH
    days = f"{row['stalled_days']:,}"
    return f'<span class="light near">{days}</span><small>{text(row["stalled"])}</small>' if row["stalled"] else days


def _rate(share: Decimal | None) -> str:
    if share is None:
        return DASH
    bar = f'<span class="bar thin"><span class="fill" style="width:{width_of(share)}"></span></span>'
    return f'<span class="paid">{bar}{show_rate(share)}</span>'
