"""Which tables 大项目, 外资 and a campaign with least activities offer to take along."""

from functools import partial

from charts.fetched import figures, targets
from charts.projects.followed import KEYS
from domain.indicators import Indicator
from domain.tables import Table
from pages.parts.choosing.choice import Choice
from pages.parts.fetching.control import Tables, fetch_buttons
from pages.parts.opened.foreign import ranked
from pages.parts.projects.following import groups_of
from pages.parts.shell.house import House


def offer_major(house: House, choice: Choice) -> None:
    """大项目: the bands, the shares by every kind of group, the projects in the bands."""
    facts, season, asked = house.facts, choice.season, choice.asked
    tables: Tables = {
        "重大项目引进": lambda: targets.bands_table(house.ask("bands/by_place", **asked), season, facts),
        **{
            f"签约项目推进（按{facts.sentences[f'followed_by_{by}']}）": partial(_followed, house, choice, by)
            for by in KEYS
        },
        "重大项目": lambda: targets.projects_table(house.ask("bands/projects", **asked), season, facts),
    }
    fetch_buttons(tables, house, choice)


def _followed(house: House, choice: Choice, by: str) -> Table:
    return targets.followed_table(groups_of(house, choice, by), by, house.facts)


def offer_foreign(house: House, choice: Choice, indicators: tuple[Indicator, ...]) -> None:
    """外资: the progress and the gains of every indicator."""
    tables = {one.short: partial(_progress, house, choice, one) for one in indicators}
    gains = {f"{one.short}各期增量": partial(_gains, house, choice, one) for one in indicators}
    fetch_buttons(tables | gains, house, choice)


def _progress(house: House, choice: Choice, one: Indicator) -> Table:
    basis = "guarantee" if one.key in choice.targeted else "actual"
    return figures.ranking_table(ranked(house, choice, one), one, choice.season, house.facts, basis)


def _gains(house: House, choice: Choice, one: Indicator) -> Table:
    history = house.ask("completion/history", indicator=one.key, **choice.asked)
    return figures.gains_table(history, one, choice.season, house.facts)


def minimums(house: House, choice: Choice) -> Tables:
    """The least activity asked for, where the season asks for any."""
    asked = house.ask("season/minimums", **choice.asked)
    if asked.is_empty():
        return {}
    return {"最低活动数": lambda: targets.minimums_table(asked, choice.season, house.facts)}
