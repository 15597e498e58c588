"""Ask a question by its name."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from domain.errors import UsageError
from domain.facts import Facts
from domain.figures.identifiers import read_figure
from queries.catalogue import Question, questions
from queries.engine.frames import frame_of
from queries.parameters import bind, in_own_names
from queries.store import Cursor, Store
from queries.worked.compared import answered
from queries.worked.ways import worked_out


def ask(store: Store, name: str, /, **given: object) -> pl.DataFrame:
    """The answer to the question `name`; its file states grain, unit, source and parameters.

    A season, indicator, place or form is named by key or Chinese label, `year` is another name for `season`;
    a moment is a date (its end in the office) or an ISO moment. `as_of` left out is the last day of the ledger, in the
    season where one is given.
    Raises UsageError for an unknown question or parameter.
    """
    question = question_named(name)
    named = in_own_names(store.facts, given)
    for param in question.params:
        if param.default and param.name not in named:
            seasons = _seasons(named, store.facts)
            named[param.name] = max(_last_day(store, season, param.default) for season in seasons)
    bound = bind(question, store.facts, named)
    key = (name, frozenset(bound.items()), store.revision())
    return store.answers.get(
        key, lambda: worked_out(question, answered(question, bound, store.query), store.facts, store.query)
    )


def ask_on(cursor: Cursor, facts: Facts, name: str, /, **given: object) -> pl.DataFrame:
    """The answer to the question `name` on a cursor, with what its transaction has changed; nothing is kept."""
    question = question_named(name)

    def read(sql: str, params: Mapping[str, object]) -> pl.DataFrame:
        return frame_of(cursor, sql, params)

    return worked_out(question, answered(question, bind(question, facts, given), read), facts, read)


def question_named(name: str) -> Question:
    """The question `name`; UsageError lists what can be asked."""
    if name not in questions():
        raise UsageError(f"没有“{name}”这个查询；可用：{'、'.join(questions())}。")
    return questions()[name]


def _seasons(named: Mapping[str, object], facts: Facts) -> list[object]:
    if "figure" in named:
        return [read_figure(str(named["figure"]), facts).season]
    return [named["season"]] if "season" in named else list(facts.seasons)


def _last_day(store: Store, season: object, column: str) -> date:
    found = ask(store, "season/last_day", season=season)[column].item()
    assert isinstance(found, date)
    return found
