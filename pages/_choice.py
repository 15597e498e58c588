"""The choice made once for every page and kept in the URL: season, indicator, as of which day."""

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl
import streamlit as st

from charts.slots import slot_name
from domain.dates import office_day, read_moment
from domain.errors import UsageError
from domain.facts import Facts
from domain.forms import Form
from domain.indicators import Indicator
from domain.seasons import Season
from pages._day import settled_day, shown_day
from pages._house import House
from pages._told import told_days

KEPT = ("season", "indicator", "as_of")


@dataclass(frozen=True)
class Choice:
    """`as_of` is a day or a moment as text, `day` its day; on `previous_as_of` only the period before was told.

    `told_until` is the last day told of by then, `period` its month or week, empty where none is;
    `targeted` has the indicators with a target.
    """

    season: Season
    indicator: Indicator
    form: Form | None
    as_of: str
    day: date
    previous_as_of: str
    told_until: date | None
    period: str
    targeted: frozenset[str]

    @property
    def told(self) -> bool:
        """Whether anything was reported by then."""
        return bool(self.period)

    @property
    def has_target(self) -> bool:
        """Whether anybody has a target of the chosen indicator."""
        return self.indicator.key in self.targeted

    @property
    def asked(self) -> dict[str, str]:
        """The parameters that most questions take."""
        return {"season": self.season.key, "as_of": self.as_of}

    @property
    def compared(self) -> dict[str, str]:
        """`asked`, with the period before."""
        return {**self.asked, "previous_as_of": self.previous_as_of}


def choose(house: House) -> Choice:
    """Draw the choice bar and return what is chosen; the URL is read first and always tells the choice."""
    facts, state = house.facts, st.session_state
    for name in KEPT:
        if name in st.query_params and name not in state:
            state[name] = st.query_params[name]
    if wanted := state.pop("wanted", None):
        state.update(wanted, day_of=wanted["season"])
    state["season"] = _season_key(state.get("season"), house)
    with st.container(key="choices", horizontal=True):
        key = st.selectbox(
            "考核期", list(facts.seasons), format_func=lambda one: facts.seasons[one].short, key="season"
        )
        told = list(told_days(house, facts.seasons[key]).values())
        state["as_of"] = settled_day(facts.seasons[key], told)
        options = list(dict.fromkeys([*(day.isoformat() for day in told), state["as_of"]]))
        as_of = st.selectbox("截至", options, format_func=shown_day, key="as_of", accept_new_options=True)
    choice = _choice(house, facts.seasons[key], as_of or options[0])
    st.query_params.from_dict({"season": key, "indicator": choice.indicator.key, "as_of": choice.as_of})
    return choice


def pick_indicator(key: str) -> None:
    """Choose the indicator for every page and draw again."""
    st.session_state["indicator"] = key
    st.rerun()


def go_to(page: str, **wanted: str) -> None:
    """Open another page with another choice."""
    st.session_state["wanted"] = wanted
    st.switch_page(page)


def _choice(house: House, season: Season, as_of: str) -> Choice:
    periods = house.ask("season/periods", season=season.key, as_of=as_of).filter(pl.col("reported") > 0)
    told_until: date | None = periods["last_period_end"].to_list()[0] if periods.height else None
    before = (told_until or season.counting.first) - timedelta(days=1)
    day = office_day(read_moment(as_of))
    return Choice(
        season=season,
        indicator=_indicator(house.facts, season),
        form=next(iter(house.facts.forms_of(season)), None),
        as_of=as_of,
        day=day,
        previous_as_of=before.isoformat(),
        told_until=told_until,
        period=slot_name(periods.row(0, named=True)) if periods.height else "",
        targeted=frozenset(row.indicator for row in house.facts.targets if row.season == season.key),
    )


def _indicator(facts: Facts, season: Season) -> Indicator:
    """The chosen indicator where the season has it, else the season's first."""
    mine = facts.indicators_of(season) or tuple(facts.indicators.values())
    chosen = st.session_state.get("indicator")
    found = next((one for one in mine if chosen in (one.key, one.label)), mine[0])
    st.session_state["indicator"] = found.key
    return found


def _season_key(wanted: str | None, house: House) -> str:
    """The season named, else the one the ledger last speaks of, one with targets to complete before one without."""
    try:
        return house.facts.season(wanted or "").key
    except UsageError:
        last = {key: max(told_days(house, row).values(), default=None) for key, row in house.facts.seasons.items()}
        targeted = {row.season for row in house.facts.targets}
        return max(last, key=lambda key: (last[key] is not None, key in targeted, last[key] or date.min))
