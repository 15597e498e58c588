"""The line over every leader page: as of when, how far the season has gone, who has not reported."""

from datetime import date
from decimal import Decimal

import polars as pl

from charts.markup import text
from charts.slots import Slot
from domain.dates import show_day
from domain.facts import Facts
from domain.numbers import show_ratio
from domain.seasons import Season


def page_header(
    title: str,
    season: Season,
    day: date,
    period: str,
    board: pl.DataFrame | None,
    facts: Facts,
    demonstration: bool,
    known: str = "",
) -> str:
    """`period` is the last month or week told of, empty where none is; `board` is returns/this_period or None.

    `known` says whose knowledge counts, empty for that of the day itself.
    """
    mark = '<span class="mark">演示数据</span>' if demonstration else ""
    mark = (f'<span class="mark">{text(known)}</span>' if known else "") + mark
    told = _told(season, day, period) + _reported(board, season, facts) if period else ""
    return f'<div class="top"><h1>{text(title)}</h1><div class="facts">{told}{mark}</div></div>'


def _told(season: Season, day: date, period: str) -> str:
    """As of when, and how much of the counting window has gone on the season's own basis."""
    gone, whole = season.gone(day)
    return (
        f"<span>数据截至 <b>{text(show_day(day))}</b>（{text(period)}数据）</span>"
        f"<span>序时进度 <b>{text(show_ratio(Decimal(gone), Decimal(whole)))}</b></span>"
    )


def _reported(board: pl.DataFrame | None, season: Season, facts: Facts) -> str:
    if board is None or board.is_empty():
        return ""
    words = Slot.of(board.row(0, named=True)).name + facts.sentences[f"returns_{facts.forms_of(season)[0].rhythm}"]
    waiting = board.filter(pl.col("state") != facts.sentences["state_accepted"])["place"].to_list()
    names = "、".join(facts.place(name).short for name in waiting)
    rest = f"，待报：<b>{text(names)}</b>" if waiting else ""
    return f"<span>{text(words)} <b>{board.height - len(waiting)}/{board.height}</b> 家已报{rest}</span>"
