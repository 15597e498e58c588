"""Which tables the composite, progress and topical rankings offer to take along."""

from charts.fetched import rankings
from domain.schemes.scheme import Scheme
from pages.parts.choosing.choice import Choice
from pages.parts.fetching.control import Tables, fetch_buttons
from pages.parts.shell.house import House


def offer_scores(house: House, choice: Choice, scheme: Scheme) -> None:
    """综合 and 进步: both rankings, the ranks of every period, and every part of every score."""
    facts, season = house.facts, choice.season
    tables: Tables = {
        "综合排位": lambda: rankings.composite_table(
            house.ask("rankings/composite", **choice.compared), scheme, season, facts
        ),
        "排位进步": lambda: rankings.progress_table(
            house.ask("rankings/progress", **choice.compared), scheme, season, facts
        ),
        "历次名次": lambda: rankings.history_table(
            house.ask("rankings/history", **choice.asked), scheme, season, facts
        ),
        "各项得分": lambda: rankings.parts_table(
            house.ask("rankings/score_parts", **choice.asked), scheme, season, facts
        ),
    }
    fetch_buttons(tables, house, choice)


def offer_topics(house: House, choice: Choice) -> None:
    """专题: every topic."""
    facts, season = house.facts, choice.season
    tables: Tables = {
        "专题排位": lambda: rankings.topical_table(house.ask("rankings/topical", **choice.compared), season, facts)
    }
    fetch_buttons(tables, house, choice)
