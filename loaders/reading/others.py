"""Rows of a register that name another unit than the one that reports."""

import polars as pl

from domain.facts import Facts
from domain.findings import Finding
from domain.forms import Form
from domain.reporters import Reporter
from loaders.reading.limits import Limits


def rows_of_others(
    values: pl.DataFrame, form: Form, place: Reporter | None, facts: Facts, limits: Limits
) -> list[Finding]:
    """A finding for each, as many as are told one by one; what is left blank is the reporting unit's own."""
    naming = {column.name: column.label for column in form.columns if column.names_place}
    if not naming or place is None or form.from_city:
        return []
    names_place = pl.any_horizontal(pl.col("field") == name for name in naming)
    other = values.filter(names_place & (pl.col("text") != place.label))
    findings = [
        facts.finding("row.other_place", sheet=sheet, cell=cell, read=raw, wanted=place.label, column=naming[name])
        for name, sheet, cell, raw in other.head(limits.findings).select("field", "sheet", "cell", "raw").iter_rows()
    ]
    if other.height > limits.findings:
        findings.append(facts.finding("findings.more", count=other.height - limits.findings))
    return findings
