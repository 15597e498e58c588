"""The firms behind a number of key enterprises, one by one."""

import polars as pl

from charts.enterprises.matrix import enterprises_list
from charts.markup import Row
from domain.enterprises import AND
from domain.facts import Facts


def named_card(row: Row, named: pl.DataFrame, facts: Facts) -> str:
    """`row` is one of enterprises/by_place, `named` the unit's of enterprises/as_of: those of the row's kind."""
    words, _ = facts.key_enterprises.counted_once(row["kind_key"])
    held = named.filter(pl.col("categories").str.split(AND).list.eval(pl.element().is_in(words)).list.any())
    return enterprises_list(held, facts) if held.height else ""
