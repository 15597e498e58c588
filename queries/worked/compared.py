"""The cells of a figure that is of another day, or compared with the period before: those of that day, too."""

from collections.abc import Mapping
from datetime import date, datetime

import polars as pl

from domain.dates import end_of_day
from domain.figures.measures import MEASURES
from queries.catalogue import Question, questions
from queries.worked.contests import Reading

_TALKS = "evidence/talks"


def answered(question: Question, bound: Mapping[str, object], read: Reading) -> pl.DataFrame:
    """What the statement finds; of a figure that is compared also what it finds as of the day before.

    A scheme is that of the later day. Without a day before nothing is found of then. A score of a week or month is as
    of its last day, or of the day asked where that has not come; what was seen on a day is as of and known by its end,
    and nothing of it that was not known by the moment asked.
    The cells of a figure of negotiations are found by a statement of their own.
    """
    if bound.get("figure_gathered") == "talks":
        talks = questions()[_TALKS]
        return read(talks.sql, {name: bound[name] for one in talks.params for name in one.sql_names})
    made = MEASURES[str(bound["figure_measure"])] if "figure_measure" in bound else None
    if made and made.seen:
        bound = {**bound, **_seen(_day(bound["figure_on"]), bound)}
    elif made and made.dated and made.gathered == "score":
        bound = {**bound, "as_of_day": min(_day(bound["as_of_day"]), _day(bound["figure_on"]))}
    compared = made.compared if made else ""
    now = read(question.sql, bound)
    if not compared:
        return now
    day = bound["previous_as_of_day"]
    then = read(question.sql, {**bound, "as_of_day": day, "figure_held_on": bound["as_of_day"]}) if day else now.clear()
    return then if compared == "then" else pl.concat([now, then])


def _seen(day: date, bound: Mapping[str, object]) -> dict[str, object]:
    known = bound["as_of_moment"]
    assert isinstance(known, datetime)
    return {"as_of_day": min(_day(bound["as_of_day"]), day), "as_of_moment": min(known, end_of_day(day))}


def _day(bound: object) -> date:
    assert isinstance(bound, date)
    return bound
