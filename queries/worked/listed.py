"""The cells of one figure with what it takes to make it again; of a score those that its scheme looks at."""

from datetime import date

import polars as pl

from domain.facts import Facts
from domain.figures.identifiers import read_figure
from domain.figures.listing import Listed
from domain.figures.named import Figure
from domain.figures.scorerows import rows_for
from queries.worked.contests import Reading, scheme_version


def listed(frame: pl.DataFrame, made: Figure, facts: Facts, day: date, read: Reading) -> Listed:
    """`frame` is evidence/cells of a figure that speaks as of a day; `read` finds the schemes that the ledger keeps."""
    rows = tuple(frame.rows(named=True))
    scheme = None
    if made.made.gathered == "score" and rows:
        scheme = scheme_version(facts, read, rows[0]["scheme"], rows[0]["version"])
    return Listed(made, rows, facts, day, scheme)


def cells_of_score(frame: pl.DataFrame, facts: Facts, read: Reading) -> pl.DataFrame:
    """Of all that a season can score the rows that the score is made of; of any other figure all."""
    if frame.is_empty() or frame["scheme"][0] is None:
        return frame
    first = frame.row(0, named=True)
    scheme = scheme_version(facts, read, first["scheme"], first["version"])
    kept = rows_for(read_figure(first["figure"], facts), scheme, frame.rows(named=True), facts)
    return pl.DataFrame(kept, schema=frame.schema)
