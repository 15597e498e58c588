"""Putting projects, signed or negotiated, under links: what is suggested, what a person confirms, in shares of one."""

from decimal import Decimal

import polars as pl
import streamlit as st

from charts.chains.loose import confirmed_table, loose_sentence, loose_table, loose_talks_table, suggestion_sentence
from charts.markup import card, text
from domain.chains.listed import ChainList
from domain.numbers import read_number, show_as_written
from loaders.clock import now
from loaders.records.chaining import Mapping, Part, map_project
from pages.parts.chains.asked import projects_of
from pages.parts.choosing.choice import Choice
from pages.parts.deciding.findings import handler
from pages.parts.deciding.keeping import keep, keep_end
from pages.parts.figures.listing import unseasoned
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel
from pages.parts.shell.wording import as_it_stands

_WHOLE = Decimal(1)
_CONFIRMED = [
    "submission",
    "row_number",
    "project",
    "place",
    "place_key",
    "chain",
    "link",
    "share",
    "reason",
    "author",
    "record",
]


def show_mappings(links: pl.DataFrame, listed: ChainList, house: House, choice: Choice, unit: str | None) -> None:
    """The projects and talks in no link and those confirmed, each opening its mapping; nothing where there are none."""
    facts, say = house.facts, house.facts.sentences
    if told := st.session_state.pop("decided", None):
        st.success(told, icon=":material/check:")
    since = facts.measures.cohort.since
    suggested = house.ask("chains/suggestions", since=since, place=unit, **unseasoned(choice))
    talks = house.ask("negotiations/search", step="open", place=unit, **unseasoned(choice))
    loose_talks, held = talks.filter(pl.col("link").is_null()), talks.filter(pl.col("record").is_not_null())
    signed = projects_of(house, choice, unit, mapped="confirmed")
    confirmed = pl.concat([signed.select(_CONFIRMED), held.select(_CONFIRMED)], how="vertical_relaxed")
    opened = None
    if suggested.height:
        with st.expander(loose_sentence(suggested, links, facts)):
            body = card(
                "",
                loose_table(suggested, facts),
                text(f"{say['loose_note']}。{facts.cite(listed.confidence.source)}"),
                kind="bare",
            )
            opened = panel(body, key="loose")
    if loose_talks.height:
        with st.expander(say["loose_talks_count"].format(count=loose_talks.height)):
            body = card("", loose_talks_table(loose_talks, facts), text(say["loose_talks_note"]), kind="bare")
            opened = panel(body, key="loose_talks") or opened
    if confirmed.height:
        opened = panel(card(say["confirmed_title"], confirmed_table(confirmed, facts)), key="confirmed") or opened
    kind, _, key = (opened or "").partition(":")
    if kind == "map":
        submission, _, number = key.partition(":")
        of = {"submission": submission, "row_number": int(number)}
        mine = suggested.filter(**of)
        _map(mine if mine.height else loose_talks.filter(**of), confirmed.filter(**of), listed, house, choice)


@st.dialog("归入环节", width="large")
def _map(suggested: pl.DataFrame, confirmed: pl.DataFrame, listed: ChainList, house: House, choice: Choice) -> None:
    say = house.facts.sentences
    row = (suggested if suggested.height else confirmed).row(0, named=True)
    st.markdown(f"**{house.facts.place(row['place']).label}**")
    st.text(row["project"])
    for one in suggested.filter(pl.col("link").is_not_null()).iter_rows(named=True):
        st.caption(as_it_stands(suggestion_sentence(one, house.facts)))
    names = {f"{chain.label}·{link.label}": (chain.label, link.label) for chain in listed.chain for link in chain.links}
    asked_of = f"links_{row['submission']}_{row['row_number']}"
    picked = st.multiselect(say["map_links"], list(names), _first(suggested, confirmed), placeholder="", key=asked_of)
    parts = [Part(*names[name], share) for name, share in _shares(picked, house)]
    reason = st.text_input("理由", max_chars=200, key="map_reason")
    handler(house.facts)
    if st.button("确认归入", type="primary", icon=":material/check:", disabled=not parts, key="map"):
        author = st.session_state["handler"]
        mapping = Mapping(row["place_key"], row["project"], parts, reason, author, now(), choice.day)
        keep(lambda: map_project(house.store, house.facts, mapping), row["project"], house, choice, "map_kept")
    if confirmed.height and st.button(say["map_end"], icon=":material/event_busy:", key="map_end"):
        keep_end(row["record"], reason, row["project"], house, choice, "map_ended")


def _first(suggested: pl.DataFrame, confirmed: pl.DataFrame) -> list[str]:
    """What stands, else the surest suggestion."""
    held = confirmed if confirmed.height else suggested.filter(pl.col("link").is_not_null()).head(1)
    return [f"{row['chain']}·{row['link']}" for row in held.iter_rows(named=True)]


def _shares(picked: list[str], house: House) -> list[tuple[str, Decimal]]:
    """All of the project for one link; for several what is typed in percent, nothing until each is."""
    if len(picked) <= 1:
        return [(name, _WHOLE) for name in picked]
    typed = {
        name: st.text_input(house.facts.sentences["map_share"].format(link=as_it_stands(name)), key=f"share_{name}")
        for name in picked
    }
    read = {name: read_number(words) for name, words in typed.items()}
    shares = [(name, found.value.scaleb(-2)) for name, found in read.items() if found and found.value is not None]
    if len(shares) < len(picked):
        return []
    total = sum((share for _, share in shares), Decimal(0))
    st.caption(house.facts.sentences["map_total"].format(total=show_as_written(total.scaleb(2))))
    return shares
