"""The cells of a figure that is compared with the period before: those of that day too, each row says which."""

from collections.abc import Mapping

import polars as pl

from domain.figures.measures import MEASURES
from queries.catalogue import Question
from queries.worked.contests import Reading


def answered(question: Question, bound: Mapping[str, object], read: Reading) -> pl.DataFrame:
    """What the statement finds; of a figure that is compared also what it finds as of the day before.

    A scheme is that of the later day. Without a day before nothing is found of then.
    """
    compared = MEASURES[str(bound["figure_measure"])].compared if "figure_measure" in bound else ""
    now = read(question.sql, bound)
    if not compared:
        return now
    day = bound["previous_as_of_day"]
    then = read(question.sql, {**bound, "as_of_day": day, "figure_held_on": bound["as_of_day"]}) if day else now.clear()
    return then if compared == "then" else pl.concat([now, then])
