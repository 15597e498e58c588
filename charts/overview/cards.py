"""Indicator cards: the city's figure, both targets and the pace on one bar, the gain of the period."""

from decimal import Decimal

import polars as pl

from charts.evidence.figured import figured, row_figure
from charts.markup import Axis, Row, arrows, change, figure, light, opens, target, text, tip, tone
from domain.facts import Facts
from domain.indicators import Indicator
from domain.leads import show_lead
from domain.numbers import MINUS, show_rate


def indicator_cards(
    city: pl.DataFrame,
    period: str,
    facts: Facts,
    chosen: str | None = None,
    keys: frozenset[str] | None = None,
    totals: pl.DataFrame | None = None,
) -> str:
    """One card per row of completion/city (those of `keys`, else the headline ones); a click chooses the indicator.

    `totals` has indicator, actual, gain, reported, expected; one without a row in `city` has no target and a card of
    its figure alone. `period` is the month or week that the gain was made in.
    """
    if keys is None:
        keys = frozenset(one.key for one in facts.indicators.values() if one.headline)
    alone = totals.iter_rows(named=True) if totals is not None else ()
    cards = {row["indicator"]: _value_card(row, period, facts, chosen) for row in alone}
    cards |= {row["indicator"]: _card(row, period, facts, chosen) for row in city.iter_rows(named=True)}
    return f'<div class="cards">{"".join(cards[key] for key in facts.indicators if key in keys & cards.keys())}</div>'


def _card(row: Row, period: str, facts: Facts, chosen: str | None) -> str:
    indicator = facts.indicators[row["indicator"]]
    marked = " chosen" if indicator.key == chosen else ""
    actual, guarantee = figure(row["actual"], indicator, facts), target(row["guarantee_target"], indicator, facts)
    work = target(row["work_target"], indicator, facts)
    told = (
        f"{indicator.label}：完成 {actual} {indicator.unit}",
        f"保证目标 {guarantee} {indicator.unit}，完成 {show_rate(row['guarantee_completion'])}",
        f"工作目标 {work} {indicator.unit}，完成 {show_rate(row['work_completion'])}" if row["work_target"] else None,
        f"{row['reported']}/{row['expected']} 家已报",
    )
    city = facts.places.city.key
    read = "，".join(words for words in (*told, row["light"], f"按{indicator.label}排名") if words)
    chosen_by = opens(f"indicator:{indicator.key}", read) + (' aria-current="true"' if marked else "")

    def shown(measure: str) -> str:
        return row_figure(row, measure, indicator, facts, city)

    return (
        f'<div class="indicator{marked}" data-figures{chosen_by}{arrows(facts)}{tip(*told)}>'
        f'<div class="name"><span>{text(indicator.short)}</span>{light(row["light"], facts)}</div>'
        f'<div class="value"><b>{shown("actual")}</b><i>{text(indicator.unit)}</i>'
        f"<em>{text(period)} {shown('gain')}</em></div>"
        f"{_bar(row, facts)}"
        f'<div class="foot"><span>保证目标 {shown("guarantee_target")}</span>'
        f"<span>完成 <b>{shown('guarantee_completion')}</b>{_against_pace(row, indicator, facts)}</span></div></div>"
    )


def _against_pace(row: Row, indicator: Indicator, facts: Facts) -> str:
    lead = row["lead_points"]
    if lead is None:
        return ""
    word = "超序时" if lead >= 0 else "欠序时"
    points = text(show_lead(lead, facts).lstrip(f"+{MINUS}"))
    return f"，{word} <b>{figured(points, 'lead_points', indicator.key, facts.places.city.key)}</b> 点"


def _bar(row: Row, facts: Facts) -> str:
    """A bar from 0 to the higher target (or the figure, if it is beyond), with pace, 保证 and 工作 on it."""
    guarantee, work = row["guarantee_target"], row["work_target"]
    if not guarantee:
        return '<div class="bar"></div>'
    axis = Axis(max(Decimal(1), (work or guarantee) / guarantee, row["guarantee_completion"] or Decimal(0)))
    diamond = f'<span class="work" style="left:{axis.at(work / guarantee)}"></span>' if work else ""
    pace = f'<span class="pace" style="left:{axis.at(row["pace"])}"></span>' if row["pace"] is not None else ""
    return (
        f'<div class="bar" aria-hidden="true"><span class="fill {tone(row["light"], facts)}" '
        f'style="width:{axis.at(row["guarantee_completion"])}"></span>{pace}'
        f'<span class="guarantee" style="left:{axis.at(1)}"></span>{diamond}</div>'
    )


def _value_card(row: Row, period: str, facts: Facts, chosen: str | None) -> str:
    indicator: Indicator = facts.indicators[row["indicator"]]
    marked = " chosen" if indicator.key == chosen else ""
    city = facts.places.city.key
    told = f"{indicator.label} {figure(row['actual'], indicator, facts)} {indicator.unit}"
    read = f"{told}，{period} {change(row['gain'], indicator, facts)}，{row['reported']}/{row['expected']} 家已报，查看"
    clickable = opens(f"indicator:{indicator.key}", read) + arrows(facts) + tip(indicator.label)
    clickable += ' aria-current="true"' if marked else ""
    return (
        f'<div class="indicator{marked}" data-figures{clickable}>'
        f'<div class="name"><span>{text(indicator.short)}</span><span class="light none">未下达目标</span></div>'
        f'<div class="value"><b>{row_figure(row, "actual", indicator, facts, city)}</b>'
        f"<i>{text(indicator.unit)}</i></div>"
        f'<div class="foot"><span>{text(period)} <b>{row_figure(row, "gain", indicator, facts, city)}</b></span>'
        f"<span>{row['reported']}/{row['expected']} 家已报</span></div></div>"
    )
