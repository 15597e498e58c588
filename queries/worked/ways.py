"""The ways to make an answer that SQL cannot give of what its statement finds, by what its header calls them."""

from collections.abc import Callable, Mapping
from functools import partial

import polars as pl

from domain.facts import Facts
from queries.catalogue import Question
from queries.worked.alike import candidates
from queries.worked.contests import Reading
from queries.worked.formers import formers
from queries.worked.listed import cells_of_score
from queries.worked.matched import matches
from queries.worked.scored import scored
from queries.worked.scored_columns import COLUMNS
from queries.worked.waited import curves, medians

WAYS: Mapping[str, Callable[[pl.DataFrame, Facts, Reading], pl.DataFrame]] = {
    **{kind: partial(scored, kind) for kind in COLUMNS},
    "cells": cells_of_score,
    "alike": lambda frame, facts, _: candidates(frame, facts),
    "formers": lambda frame, facts, _: formers(frame, facts),
    "matches": lambda frame, facts, _: matches(frame, facts),
    "waits": lambda frame, *_: medians(frame),
    "curves": lambda frame, *_: curves(frame),
}


def worked_out(question: Question, frame: pl.DataFrame, facts: Facts, read: Reading) -> pl.DataFrame:
    """The frame as it was found, or what the question makes of it; `read` finds the schemes that the ledger keeps."""
    return WAYS[question.worked](frame, facts, read) if question.worked else frame
