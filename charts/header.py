"""The line over every leader page: as of when, how far the season has gone, who has not reported."""

from datetime import date
from decimal import Decimal

import polars as pl

from charts.markup import text
from domain.dates import show_day
from domain.facts import Facts
from domain.numbers import show_ratio
from domain.seasons import Season

RETURN_WORDS = {"week": "周报", "month": "月报"}


def page_header(
    title: str, season: Season, day: date, board: pl.DataFrame | None, facts: Facts, demonstration: bool
) -> str:
    """`board` is returns/this_period, None for a season without a form; pace is the season's own basis."""
    gone, whole = season.gone(day)
    mark = '<span class="mark">演示数据</span>' if demonstration else ""
    return (
        f'<div class="top"><h1>{text(title)}</h1><div class="facts">'
        f"<span>数据截至 <b>{text(show_day(day))}</b>（{text(stage(season, day))}）</span>"
        f"<span>序时进度 <b>{text(show_ratio(Decimal(gone), Decimal(whole)))}</b></span>"
        f"{_reported(board, season, facts)}{mark}</div></div>"
    )


def stage(season: Season, day: date) -> str:
    """第3周 in a campaign, 9月 in a year; outside the counting window, before or after it."""
    if day < season.counting.first:
        return "考核期未开始"
    if day > season.counting.last:
        return "考核期已结束"
    return f"第{season.week(day)}周" if season.kind == "campaign" else f"{day.month}月"


def _reported(board: pl.DataFrame | None, season: Season, facts: Facts) -> str:
    if board is None or board.is_empty():
        return ""
    words = RETURN_WORDS[facts.forms_of(season)[0].rhythm]
    waiting = board.filter(pl.col("state") != facts.sentences["state_accepted"])["place"].to_list()
    names = "、".join(facts.place(name).short for name in waiting)
    rest = f"，待报：<b>{text(names)}</b>" if waiting else ""
    return f"<span>{words} <b>{board.height - len(waiting)}/{board.height}</b> 家已报{rest}</span>"
