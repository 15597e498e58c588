"""Conclusion sentences, generated from the frame they stand over; the words are data/sentences.toml."""

from datetime import date

import polars as pl

from charts.markup import Row, tone
from charts.rankings.leading import leading, risers
from charts.slots import Slot
from domain.dates import show_day
from domain.facts import Facts
from domain.indicators import Indicator
from domain.saying import fill, run, said
from domain.seasons import Season


def ranking_sentence(
    ranking: pl.DataFrame, indicator: Indicator, facts: Facts, day: date, slot: Slot, basis: str = "guarantee"
) -> str:
    """Who leads, who is behind, who rose most, who has not reported; from completion/ranking."""
    rows = list(ranking.iter_rows(named=True))
    say = facts.sentences
    if all(row["rank"] is None for row in rows):
        return say["rank_nobody"].format(day=show_day(day), indicator=indicator.spoken)
    leaders = leading(rows, indicator, facts, basis)
    behind = "" if basis == "actual" else _behind(rows, indicator, facts, basis)
    risen = risers(rows, "rank_change", f"{basis}_rank_change", indicator.key, facts)
    return run([leaders, behind, risen, _silent(rows, facts), _earlier(rows, slot, facts)], "；", "。")


def nobody_yet(season: Season, facts: Facts, day: date | None = None) -> tuple[str, str]:
    """What is said where nothing was reported yet, or not yet by `day`: a title and an explanation."""
    say, span = facts.sentences, season.reporting
    if not facts.forms_of(season):
        return say["no_form"].format(season=season.short), say["no_form_more"]
    by = say["by_day"].format(day=show_day(day)) if day else ""
    return (
        by + say["nobody_reported"].format(season=season.short),
        say["nobody_reported_more"].format(first=show_day(span.first), last=show_day(span.last)),
    )


def _behind(rows: list[Row], indicator: Indicator, facts: Facts, basis: str) -> str:
    """Who is behind; the light is that of the guarantee, which a ranking by the other target says."""
    judged = "" if basis == "guarantee" else facts.sentences["rank_judged"]
    behind = [row for row in rows if tone(row["light"], facts) == "behind"]
    if not behind:
        return judged + facts.sentences["rank_none_behind"]
    count = said(len(behind), "behind_units", indicator.key, facts.places.city.key)
    return run([judged, fill(facts.sentences["rank_behind"], places=_names(behind), count=count)])


def _silent(rows: list[Row], facts: Facts) -> str:
    silent = [row for row in rows if row["status"] == "not_reported"]
    return facts.sentences["rank_not_reported"].format(places=_names(silent)) if silent else ""


def _earlier(rows: list[Row], slot: Slot, facts: Facts) -> str:
    earlier = [row for row in rows if row["period"] is not None and not slot.holds(row["period"])]
    return facts.sentences["rank_earlier"].format(count=len(earlier)) if earlier else ""


def _names(rows: list[Row]) -> str:
    return "、".join(row["short"] for row in rows)


def board_sentence(board: pl.DataFrame, facts: Facts) -> str:
    """Who is still to report this period, from returns/this_period."""
    waiting = board.filter(pl.col("state") != facts.sentences["state_accepted"])["place_key"].to_list()
    if not waiting:
        return facts.sentences["board_all"].format(count=board.height)
    return facts.sentences["board_waiting"].format(
        reported=board.height - len(waiting),
        waiting=len(waiting),
        places="、".join(facts.reporters.keyed(key).short for key in waiting),
    )


def nothing_found(wanted: str, facts: Facts) -> tuple[str, str]:
    """What is said where a search finds nothing: a title and an explanation."""
    return facts.sentences["nothing_found"].format(wanted=wanted), facts.sentences["nothing_found_more"]


def received_sentence(received: pl.DataFrame, season: str, facts: Facts) -> str:
    """How many returns were taken in and refused, from returns/received."""
    if received.is_empty():
        return facts.sentences["received_none"].format(season=season)
    accepted = received.filter(pl.col("status") == "accepted").height
    withdrawn = received.filter(pl.col("standing") == "withdrawn").height
    told = facts.sentences["received_some"].format(
        season=season, all=received.height, accepted=accepted, rejected=received.height - accepted
    )
    return told + (facts.sentences["received_withdrawn"].format(count=withdrawn) if withdrawn else "")
