"""The choice made once for every page and kept in the URL: season, indicator, as of which day."""

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl
import streamlit as st

from charts.markup import notices
from charts.slots import Slot
from domain.dates import office_day, read_moment
from domain.forms import Form
from domain.indicators import Indicator
from domain.seasons import Season
from pages.parts.choosing.address import adopt, settled_indicator, settled_season, tell_address
from pages.parts.choosing.day import settled_day, shown_day
from pages.parts.choosing.known import known_as_of, pick_known, settled_known
from pages.parts.choosing.told import told_days
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel


@dataclass(frozen=True)
class Choice:
    """`as_of` is a day or a moment as text, `day` its day; on `previous_as_of` the slot before was at its end.

    `told_until` is the last day told of by then, `slot` its month or week, None where none is;
    `silent_by` is the day where it is before the first return of the season; `targeted` the indicators with a target.
    `known` is the day whose knowledge counts, "latest" or, for that of the day itself, empty.
    """

    season: Season
    indicator: Indicator
    form: Form | None
    as_of: str
    day: date
    previous_as_of: str
    told_until: date | None
    slot: Slot | None
    silent_by: date | None
    targeted: frozenset[str]
    known: str

    @property
    def period(self) -> str:
        """The name of the slot, empty where nothing was reported."""
        return self.slot.name if self.slot else ""

    @property
    def has_target(self) -> bool:
        """Whether anybody has a target of the chosen indicator."""
        return self.indicator.key in self.targeted

    @property
    def asked(self) -> dict[str, str]:
        """The parameters that most questions take."""
        return {"season": self.season.key, "as_of": self.as_of, **known_as_of(self.known)}

    @property
    def known_moment(self) -> str:
        """The day or moment whose knowledge counts."""
        return known_as_of(self.known).get("known_as_of", self.as_of)

    @property
    def compared(self) -> dict[str, str]:
        """`asked`, with the period before."""
        return {**self.asked, "previous_as_of": self.previous_as_of}


def choose(house: House) -> Choice:
    """Draw the choice bar and return what is chosen; the URL is read first and always tells the choice."""
    facts, state = house.facts, st.session_state
    adopt()
    state["season"], *remarks = settled_season(house)
    with st.container(key="choices", horizontal=True):
        key = st.selectbox(
            "考核期", list(facts.seasons), format_func=lambda one: facts.seasons[one].short, key="season"
        )
        told = list(told_days(house, facts.seasons[key]).values())
        state["as_of"], *doubts = settled_day(facts.seasons[key], told, facts)
        options = list(dict.fromkeys([*(day.isoformat() for day in told), state["as_of"]]))
        as_of = st.selectbox("截至", options, format_func=shown_day, key="as_of", accept_new_options=True)
        state["known"], *strangers = settled_known(facts)
        known = pick_known(told, facts)
        state["beside_choices"] = st.container(key="beside_choices", width="content")
    indicator, *strange = settled_indicator(facts, facts.seasons[key])
    if remarks := [*remarks, *doubts, *strangers, *strange]:
        panel(notices(remarks), key="notices")
    tell_address({"season": key, "indicator": indicator.key, "as_of": as_of or options[0], "known": known})
    return _choice(house, facts.seasons[key], indicator, as_of or options[0], known, bool(told))


def pick_indicator(key: str) -> None:
    """Choose the indicator for every page and draw again."""
    st.session_state["indicator"] = key
    st.rerun()


def go_to(page: str, **wanted: str) -> None:
    """Open another page with another choice."""
    st.session_state["sent_on"] = wanted
    st.switch_page(page)


def follow(choice: Choice, today: date) -> None:
    """Draw the page again as of today, where a season that goes on knows of it."""
    if (day := choice.season.counts_by(choice.day, today)) > choice.day:
        st.session_state["sent_on"] = {"season": choice.season.key, "as_of": day.isoformat()}


def _choice(house: House, season: Season, indicator: Indicator, as_of: str, known: str, ever_told: bool) -> Choice:
    asked = {"season": season.key, "as_of": as_of, **known_as_of(known)}
    counted = [form.key for form in house.facts.forms_of(season) if form.reporter == "place"]
    told = house.ask("season/periods", **asked)
    periods = told.filter(pl.col("reported") > 0, pl.col("form").is_in(counted))
    slot = Slot.of(periods.row(0, named=True)) if periods.height else None
    day = office_day(read_moment(as_of))
    before = (slot.first if slot else season.counting.first) - timedelta(days=1)
    return Choice(
        season=season,
        indicator=indicator,
        form=next(iter(house.facts.forms_of(season)), None),
        as_of=as_of,
        day=day,
        previous_as_of=before.isoformat(),
        told_until=periods["last_period_end"].to_list()[0] if slot else None,
        slot=slot,
        silent_by=day if ever_told and not slot else None,
        targeted=frozenset(house.ask("targets/in_force", **asked)["indicator"]),
        known=known,
    )
