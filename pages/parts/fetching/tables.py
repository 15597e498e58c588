"""Which tables each page offers to take along; a table is asked for again when it is fetched."""

from functools import partial

from charts.fetched import checking, figures, rules
from charts.fetched.definitions import section_table
from charts.fetched.departments import items_table, progress_table
from charts.fetched.intake import intake_table, timeliness_table
from charts.fetched.places import standings_table
from charts.fetched.returns import board_table, received_table
from charts.overview.values import totals
from domain.forms import Form
from domain.places import Place
from domain.tables import Table
from pages.parts.choosing.choice import Choice
from pages.parts.fetching.control import Tables, fetch_buttons
from pages.parts.fetching.targets import minimums
from pages.parts.figures.shown import meanings_known, remarks, values_and_before
from pages.parts.shell.house import House


def offer_overview(house: House, choice: Choice) -> None:
    """总览: what the city has, the ranking or the figures of every unit, the gains, the remarks."""
    if choice.slot is None:
        return
    facts, season, compared = house.facts, choice.season, choice.compared
    tables: Tables = {
        "全市各项指标": lambda: figures.city_table(house.ask("completion/city", **compared), season, facts),
        **_ranking(house, choice, "guarantee"),
        "签约项目推进": lambda: figures.pipeline_table(house.ask("follow_through/city", **choice.asked), season, facts),
    }
    if not choice.has_target:
        tables = {
            "全市各项累计数": lambda: _totals(house, choice),
            "各单位各项累计数": lambda: figures.values_table(
                house.ask("season/values_by_place", **choice.asked), season, facts
            ),
            **_ranking(house, choice, "actual"),
            **minimums(house, choice),
        }
    fetch_buttons({**tables, "需要关注": lambda: _remarks(house, choice)}, house, choice)


def offer_ranking(house: House, choice: Choice, basis: str) -> None:
    """排名: the ranking by `basis`, and what every unit gained in every slot."""
    fetch_buttons(_ranking(house, choice, basis), house, choice)


def _ranking(house: House, choice: Choice, basis: str) -> Tables:
    facts, season, indicator = house.facts, choice.season, choice.indicator
    of = {"indicator": indicator.key}
    return {
        f"{indicator.short}排名": lambda: figures.ranking_table(
            house.ask("completion/ranking", basis=basis, **of, **choice.compared), indicator, season, facts, basis
        ),
        f"{indicator.short}各期增量": lambda: figures.gains_table(
            house.ask("completion/history", **of, **choice.asked), indicator, season, facts
        ),
    }


def offer_place(house: House, choice: Choice, place: Place) -> None:
    """县区: where one unit stands in every indicator, what it handed in."""
    facts, season, asked = house.facts, choice.season, choice.asked
    tables: Tables = {
        f"{place.short}各项指标": lambda: standings_table(
            house.ask("places/spine", **choice.compared).filter(place_key=place.key), place, season, facts
        ),
        f"{place.short}收到的报表": lambda: received_table(
            house.ask("returns/received", **asked).filter(place_key=place.key), season, facts
        ),
    }
    fetch_buttons(tables, house, choice)


def offer_departments(house: House, choice: Choice) -> None:
    """部门: every task with its progress, every item that is listed."""
    asked, season, facts = choice.asked, choice.season, house.facts
    tables: Tables = {
        "部门任务进展": lambda: progress_table(house.ask("departments/progress", **asked), season, facts),
        "部门明细": lambda: items_table(house.ask("departments/evidence", **asked), season, facts),
    }
    fetch_buttons(tables, house, choice)


def offer_returns(house: House, choice: Choice, form: Form) -> None:
    """报送: the board of the period of `form`, the returns received."""
    tables: Tables = {
        "收到的报表": lambda: received_table(house.ask("returns/received", **choice.asked), choice.season, house.facts)
    }
    if choice.slot:
        asked = {"form": form.key, **choice.asked}
        tables = {
            "本期报送情况": lambda: board_table(house.ask("returns/this_period", **asked), choice.season),
            **tables,
        }
    fetch_buttons(tables, house, choice)


def offer_intake(house: House, choice: Choice, form: Form) -> None:
    """收报: every unit and slot with its state, and how timely every unit is."""
    asked = {"form": form.key, **choice.asked}
    tables: Tables = {
        "各期报送情况": lambda: intake_table(house.ask("intake/board", **asked), form, choice.season, house.facts),
        "报送及时率": lambda: timeliness_table(house.ask("intake/timeliness", **asked), form, choice.season),
    }
    fetch_buttons(tables, house, choice)


def offer_rules(house: House, choice: Choice) -> None:
    """规则: every rule with its counts, and where it fired."""
    asked, season = choice.asked, choice.season
    tables: Tables = {
        "核验规则": lambda: rules.rules_table(house.ask("rules/by_rule", **asked), season, house.facts),
        "规则触发之处": lambda: rules.firings_table(house.ask("rules/fired", **asked), season, house.facts),
    }
    fetch_buttons(tables, house, choice)


def offer_checking(house: House, choice: Choice) -> None:
    """核验: every finding with what became of it, and what the city has decided."""
    asked, season = choice.asked, choice.season
    tables: Tables = {
        "核验意见": lambda: checking.items_table(house.ask("checking/items", **asked), season, house.facts),
        "有效的登记": lambda: checking.in_force_table(house.ask("checking/in_force", **asked), season, house.facts),
    }
    fetch_buttons(tables, house, choice)


def offer_meanings(house: House, choice: Choice) -> None:
    """口径: every section."""
    tables = {section.title: partial(section_table, section, house.facts) for section in meanings_known(house, choice)}
    fetch_buttons(tables, house, choice, prefix="", ledger=True)


def _totals(house: House, choice: Choice) -> Table:
    if choice.slot is None:
        raise AssertionError("nothing is offered before the first return")
    summed = totals(*values_and_before(house, choice), choice.season, choice.slot, house.facts)
    return figures.totals_table(summed, choice.season, house.facts)


def _remarks(house: House, choice: Choice) -> Table:
    return figures.remarks_table([sentence for _, sentence in remarks(house, choice)], choice.season)
