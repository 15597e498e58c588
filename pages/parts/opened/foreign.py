"""What 外资 draws: the indicators of foreign capital that a season has, each with its table and its sentence."""

from dataclasses import replace

import polars as pl

from charts.foreign import BASIS, progress_sentence, progress_table
from charts.markup import Row, card
from charts.overview.spark import gains_by_place
from charts.rankings.values import value_ranking
from domain.indicators import Indicator
from pages.parts.choosing.choice import Choice
from pages.parts.shell.house import House


def foreign_of(house: House, choice: Choice) -> tuple[Indicator, ...]:
    """The indicators of foreign capital that the forms of the season report."""
    return tuple(one for one in house.facts.indicators_of(choice.season) if one.foreign)


def looking_at(indicators: tuple[Indicator, ...], choice: Choice) -> Choice:
    """The choice with an indicator of this page: the chosen one where it is one of them, else the first."""
    return choice if choice.indicator in indicators else replace(choice, indicator=indicators[0])


def ranked(house: House, choice: Choice, one: Indicator) -> pl.DataFrame:
    """completion/ranking of one indicator: by 保证目标, or without targets by the figure."""
    basis = BASIS if one.key in choice.targeted else "actual"
    return house.ask("completion/ranking", basis=basis, indicator=one.key, **choice.compared)


def city_row(city: pl.DataFrame, one: Indicator) -> Row | None:
    """The indicator's row of completion/city, where it has one."""
    return next(iter(city.filter(indicator=one.key).rows(named=True)), None)


def progress(house: House, choice: Choice, city: pl.DataFrame, one: Indicator) -> str:
    """One indicator as a card: every unit against both targets, or without targets the figures themselves."""
    facts, ranking = house.facts, ranked(house, choice, one)
    if choice.slot is None:
        raise AssertionError("nothing is drawn before the first return")
    if one.key not in choice.targeted:
        history = house.ask("completion/history", indicator=one.key, **choice.asked)
        table = value_ranking(ranking, gains_by_place(history), one, choice.slot, facts)
        untargeted = facts.sentences["foreign_untargeted"].format(label=one.label)
        return card(one.label, table, f"单位：{one.unit}", untargeted)
    row = city_row(city, one)
    table = progress_table(ranking, row, one, choice.slot, facts)
    return card(one.label, table, f"单位：{one.unit}", progress_sentence(row, ranking, one, facts))
