"""Candidates for the earlier name of a project: what its unit listed before and no more, judged by the rules."""

import polars as pl
from rapidfuzz.distance import LCSseq

from domain.facts import Facts
from domain.projects.likeness import likeness_in
from queries.worked.judged import JUDGED, Row, judged, surest_first


def formers(gone: pl.DataFrame, facts: Facts) -> pl.DataFrame:
    """Those of which a rule holds, by reasons and nearness; `gone` is what projects/formers asks."""
    rules = likeness_in(facts)
    kept = [name for name in gone.columns if name not in ("former", "own")]
    found: list[Row] = []
    for row in gone.iter_rows(named=True):
        own, former = row["own"], row["former"]
        told = judged(own, former, 2 * LCSseq.similarity(own["name"], former["name"]), rules, facts)
        if told["reasons"]:
            found.append(told | {name: row[name] for name in kept})
    found.sort(key=surest_first)
    return pl.DataFrame(found, schema={**JUDGED, **{name: gone.schema[name] for name in kept}}, orient="row")
