"""The list of chains in force as of a moment: the one handed in for the year, else the committed one."""

from datetime import date, datetime

import duckdb
import polars as pl

from domain.chains.files import listed_on
from domain.chains.listed import Chain, ChainList, Link
from domain.enterprises import AND
from domain.facts import Facts
from domain.records import Source
from queries.ask import ask
from queries.store import Cursor, Store

_OF_ROWS = "；"
[_ANY] = duckdb.extract_statements("select 1 from listed_link limit 1")


def chains_in_force(store: Store, facts: Facts, day: date, known: datetime | date | str) -> ChainList:
    """The list of `day` as it was known at `known`, a day or a moment (naive UTC)."""
    return as_listed(ask(store, "chains/in_force", as_of=day, known_as_of=known), facts, day)


def chains_known(store: Store, facts: Facts, day: date | None, known: datetime) -> ChainList | None:
    """As `chains_in_force`, without a question where no list was ever handed in; None without a day."""
    if day is None:
        return None
    return chains_in_force(store, facts, day, known) if store.confirm(_any_handed_in) else listed_on(facts, day)


def as_listed(rows: pl.DataFrame, facts: Facts, day: date) -> ChainList:
    """The answer of chains/in_force for `day` as a list; how sure suggestions are is as committed."""
    committed = listed_on(facts, day)
    if rows["receipt"].null_count() == rows.height:
        return committed
    first = rows.row(0, named=True)
    words = {"file": first["file"], "receipt": first["receipt"], "by": first["received_by"]}
    told = {
        "version": facts.sentences["chains_handed_in"].format(period=first["period"], receipt=first["receipt"]),
        "chain": tuple(_chain(of) for of in rows.partition_by("chain", maintain_order=True)),
        "source": Source(clause=facts.sentences["chains_source"].format(**words)),
    }
    return ChainList.model_construct(**(dict(committed) | told))


def _any_handed_in(cursor: Cursor) -> bool:
    return cursor.execute(_ANY).fetchone() is not None


def _chain(rows: pl.DataFrame) -> Chain:
    """The links of one chain; what is said of the chain is what its rows say together."""
    first = rows.row(0, named=True)
    return Chain(
        label=first["chain"],
        industry=first["industry"],
        aliases=_together(rows["chain_aliases"]),
        carriers=_together(rows["carriers"]),
        lead=AND.join(_together(rows["lead"])),
        source=_OF_ROWS.join(dict.fromkeys(rows["source"])),
        links=tuple(
            Link(
                stage=row["stage"],
                label=row["link"],
                aliases=_words(row["aliases"]),
                keywords=_words(row["keywords"]),
                source=row["source"],
            )
            for row in rows.iter_rows(named=True)
        ),
    )


def _together(told: pl.Series) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for words in told.drop_nulls() for word in _words(words)))


def _words(told: str | None) -> tuple[str, ...]:
    return tuple(told.split(AND)) if told else ()
