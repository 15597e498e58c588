"""总览: where do we stand today."""

import polars as pl

from charts.layout import grid
from charts.markup import card, empty
from charts.overview.attention import attention_list
from charts.overview.compass import nine_grid, value_grid
from charts.overview.follow_through import asked_for, pipeline
from charts.overview.heat import heat_legend, heat_strip
from charts.overview.spark import gains_by_place
from charts.overview.values import values_table
from charts.rankings.bars import legend
from charts.rankings.completion import Ranking
from charts.sentences import nobody_yet
from charts.slots import Slot
from pages.parts.choosing.chosen import chosen
from pages.parts.fetching.tables import offer_overview
from pages.parts.figures.headline import headline_cards
from pages.parts.figures.opened import open_chosen
from pages.parts.figures.shown import remarks, values_and_before
from pages.parts.rankings.minimums import minimums_card
from pages.parts.shell.heading import heading
from pages.parts.shell.panel import panel

house, choice = chosen()
facts, season, indicator = house.facts, choice.season, choice.indicator
one, asked, compared = {"indicator": choice.indicator.key}, choice.asked, choice.compared


def against_targets(history: pl.DataFrame, slot: Slot) -> list[tuple[int, str]]:
    ranking = house.ask("completion/ranking", basis="guarantee", **compared, **one)
    ratios = house.ask("follow_through/city", **asked)
    table = Ranking(indicator, facts, slot, gains_by_place(history)).table(ranking)
    listed = card(f"{indicator.label}排名（按保证目标完成率）", table, legend(indicator, facts))
    nine = card("九宫格（按大致方位）", nine_grid(ranking, indicator, slot, facts), "完成率 %　与序时差（百分点）")
    steps = card("签约推进", pipeline(ratios, facts), asked_for(ratios)) if ratios.height else ""
    return [(8, listed), (4, nine), (3, steps)]


def without_targets(slot: Slot) -> list[tuple[int, str]]:
    values, before = values_and_before(house, choice)
    ranking = house.ask("completion/ranking", basis="actual", **compared, **one)
    listed = card("各单位累计数", values_table(values, before, season, slot, facts), facts.sentences["without_targets"])
    nine = card(f"九宫格：{indicator.label}", value_grid(ranking, indicator, slot, facts), "累计数　本期增量")
    return [(8, listed), (4, nine), (3, minimums_card(house, choice))]


cells = [(12, heading("达州市招商引资运行总览", house, choice))]
if slot := choice.slot:
    history = house.ask("completion/history", **asked, **one)
    strip = card(f"各期增量：{indicator.label}", heat_strip(history, indicator, facts), heat_legend())
    cells.append((12, headline_cards(house, choice, slot)))
    attention = card("需要关注", attention_list(remarks(house, choice), facts), "系统按规则自动生成")
    cells += against_targets(history, slot) if choice.has_target else without_targets(slot)
    cells += [(5 if cells[-1][1] else 8, strip), (4, attention)]
else:
    cells.append((12, card(season.label, empty(*nobody_yet(season, facts, choice.silent_by)))))
offer_overview(house, choice)
open_chosen(panel(grid(cells), key="overview"), house, choice)
