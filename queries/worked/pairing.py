"""Pairs of projects of different units worth comparing: those that share a name, a firm or a rare group of letters."""

import polars as pl
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from domain.projects.likeness import WHOLE, Likeness

_AT_ONCE = 500_000
_WHO = ("row", "place_key")
_ONE, _OTHER = pl.col("one"), pl.col("other")


def paired(listed: pl.DataFrame, rules: Likeness) -> pl.DataFrame:
    """The rows `one` < `other` of `listed` to be judged, and how many letters of both names are `shared` in order.

    Each row has its `place_key`, `name`, `firm` and the `records` of what was decided about it. What more than
    `rules.most` rows share is passed over; of pairs nobody decided about, with another firm, those stay whose names are
    near enough for a rule that goes by names alone.
    """
    rows = listed.select("place_key", "name", "firm", "records").with_row_index("row")
    keyed = [
        rows.select(*_WHO, pl.col("records").alias("key"), sure=pl.lit(True)).explode("key").drop_nulls(),
        rows.select(*_WHO, pl.format("n{}", "name").alias("key"), sure=pl.lit(False)),
        rows.filter(pl.col("firm") != "").select(*_WHO, pl.format("f{}", "firm").alias("key"), sure=pl.lit(False)),
        _groups(rows, rules),
    ]
    shares = pl.concat(keyed).filter(pl.len().over("key").is_between(2, rules.most))
    beside = shares.select(pl.col("row").alias("other"), pl.col("place_key").alias("there"), "key")
    pairs = (
        shares.rename({"row": "one"})
        .join(beside, on="key")
        .filter(_ONE < _OTHER, pl.col("place_key") != pl.col("there"))
        .group_by("one", "other")
        .agg(pl.col("sure").any())
        .sort("one", "other")
    )
    judged = [_compared(some, rows, rules) for some in pairs.iter_slices(_AT_ONCE)]
    return pl.concat(judged) if judged else pairs.select("one", "other", shared=pl.lit(0, pl.Int64))


def _groups(rows: pl.DataFrame, rules: Likeness) -> pl.DataFrame:
    """The rarest groups of neighbouring letters of every name that others have, too."""
    wide = rules.letters
    every = [sorted({name[at : at + wide] for at in range(len(name) - wide + 1)}) for name in rows["name"]]
    grouped = rows.select(*_WHO, pl.Series("key", every, pl.List(pl.String))).explode("key").drop_nulls()
    often = grouped.with_columns(often=pl.len().over("key")).filter(pl.col("often").is_between(2, rules.most))
    rare = often.sort("row", "often", "key").filter(pl.int_range(pl.len()).over("row") < rules.rarest)
    return rare.select(*_WHO, "key", sure=pl.lit(False))


def _compared(pairs: pl.DataFrame, rows: pl.DataFrame, rules: Likeness) -> pl.DataFrame:
    names, firms = rows["name"], rows["firm"]
    mine, theirs = names.gather(pairs["one"]), names.gather(pairs["other"])
    shared = cpdist(mine.to_list(), theirs.to_list(), scorer=LCSseq.similarity, dtype="int64")
    told = pairs.with_columns(
        shared=pl.Series(shared) * 2,
        letters=mine.str.len_chars().cast(pl.Int64) + theirs.str.len_chars().cast(pl.Int64),
        kin=(firms.gather(pairs["one"]) == firms.gather(pairs["other"])) & (firms.gather(pairs["one"]) != ""),
    )
    near = pl.col("shared") * WHOLE >= pl.col("letters") * rules.least_alone
    return told.filter(near | pl.col("kin") | pl.col("sure")).select("one", "other", "shared")
