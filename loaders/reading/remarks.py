"""What is to be said about cells, in the order of the sheet and not more than can be read."""

from collections.abc import Collection

import polars as pl

from domain.facts import Facts
from domain.findings import Finding
from domain.forms import NUMBERS, Form
from domain.grouping import MORE, cell_ranges
from loaders.reading.columns import FoundColumn
from loaders.reading.limits import Limits

_LONGEST_READ, _WRITINGS, _NAMED = 40, 3, 200


def cell_findings(
    cells: pl.DataFrame, columns: list[FoundColumn], form: Form, faults: dict[str, str], facts: Facts, limits: Limits
) -> list[Finding]:
    """The findings of judged cells; figures written as text are told in one, what is beyond the limit is counted."""
    if not faults and all(cells.get_column(name).null_count() == cells.height for name in ("code", "missing")):
        return []
    code = cells.select(_code(form, faults)).to_series()
    if code.null_count() == len(code):
        return []
    by_position = {found.position: found for found in columns}
    coded = cells.with_columns(code).filter(code.is_not_null())
    rejects = [code for code, kind in facts.finding_kinds.items() if kind.level == "reject"]
    single = coded.filter(pl.col("code") != "value.from_text").sort(~pl.col("code").is_in(rejects), maintain_order=True)
    findings = []
    for row in single.head(limits.findings).iter_rows(named=True):
        found = by_position[row["position"]]
        here = {"sheet": row["sheet"], "cell": row["cell"], "read": row["raw"][:_LONGEST_READ]}
        wanted = row["wanted"] or ""
        findings.append(facts.finding(row["code"], **here, wanted=wanted, column=found.column.label))
    if single.height > limits.findings:
        findings.append(facts.finding("findings.more", count=single.height - limits.findings))
    return findings + _from_text(coded.filter(pl.col("code") == "value.from_text"), facts)


def _code(form: Form, faults: dict[str, str]) -> pl.Expr:
    told = pl.col("code").cast(pl.String)
    if faults:
        fault = pl.col("cell").replace_strict(faults, default=None, return_dtype=pl.String)
        told = pl.coalesce(fault, told)
    if required := [column.name for column in form.columns if column.required]:
        absent = pl.any_horizontal(pl.col("field") == name for name in required) & pl.col("missing").is_not_null()
        told = pl.coalesce(told, pl.when(absent).then(pl.lit("value.required")))
    if form.rows != "many":
        blank = (pl.col("missing") == "blank") & pl.col("kind").cast(pl.String).is_in(NUMBERS)
        told = pl.coalesce(told, pl.when(blank).then(pl.lit("value.missing")))
    return told.alias("code")


def struck_finding(cells: pl.DataFrame, struck: Collection[str], facts: Facts) -> list[Finding]:
    """What is asked about cells that hold something under a line drawn through it, all in one."""
    if not struck:
        return []
    met = cells.filter(pl.col("cell").is_in(list(struck)) & (pl.col("raw") != ""))
    return [_in_one("cell.struck", met, facts)] if met.height else []


def _from_text(cells: pl.DataFrame, facts: Facts) -> list[Finding]:
    return [] if cells.is_empty() else [_in_one("value.from_text", cells, facts)]


def _in_one(code: str, cells: pl.DataFrame, facts: Facts) -> Finding:
    shown = cells.head(_NAMED)
    addresses = cell_ranges(shown.get_column("cell"))
    if cells.height > _NAMED:
        addresses = addresses.removesuffix(MORE) + MORE
    written = shown.get_column("raw").unique(maintain_order=True).str.slice(0, _LONGEST_READ)
    read = "、".join(written.head(_WRITINGS)) + (MORE if len(written) > _WRITINGS else "")
    here = {"sheet": cells.item(0, "sheet"), "cell": addresses, "read": read}
    return facts.finding(code, **here, count=cells.height)
