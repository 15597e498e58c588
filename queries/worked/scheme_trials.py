"""A copy of a scheme rehearsed on every week or month told of, beside what is in force; nothing is kept."""

import polars as pl

from domain.schemes.scheme import Scheme
from queries.ask import ask, question_named
from queries.parameters import bind
from queries.store import Store
from queries.worked.contests import scheme_version
from queries.worked.scored import tried

_HISTORY = "rankings/history"
_TRIED = {"score": "trial_score", "rank": "trial_rank", "status": "trial_status"}


def trial(store: Store, copy: Scheme, **asked: object) -> pl.DataFrame:
    """rankings/history of the scheme that `copy` was taken from, with `trial_score`, `trial_rank`, `trial_status`.

    `change` is the places a unit rises by the copy, below 0 where it falls. `asked` is as_of and known_as_of.
    UsageError as for `ask`.
    """
    given = {"season": copy.season, "scheme": copy.key, **asked}
    now = ask(store, _HISTORY, **given)
    question = question_named(_HISTORY)
    frame = store.query(question.sql, bind(question, store.facts, given))
    then = tried(copy, frame, store.facts).select("ordinal", "place_key", *_TRIED).rename(_TRIED)
    change = (pl.col("rank") - pl.col("trial_rank")).alias("change")
    return now.join(then, on=["ordinal", "place_key"], how="left", maintain_order="left").with_columns(change)


def scheme_kept(store: Store, key: str, version: str) -> Scheme:
    """One version of a scheme, committed or from the ledger; KeyError where there is none."""
    return scheme_version(store.facts, store.query, key, version)
