"""Where the investors of every chain come from: a column a region, what is not known last, the sums below."""

from decimal import Decimal

import polars as pl

from charts.chains.ranking import chain_group, count
from charts.evidence.figured import figure_button, opening
from charts.markup import Row, text, tip
from charts.pipeline.steps import opened
from charts.table import Column, Line, table
from domain.chains.regions import regions_in
from domain.facts import Facts
from domain.figures.named import group_called
from domain.numbers import show_number, show_rate, show_ratio

_ALL = "total"


def regions_table(regions: pl.DataFrame, facts: Facts, unit: str | None = None) -> str:
    """`regions` is chains/regions, of one `unit` or all; a number opens its projects, a sum and a 0 their cells."""
    say = facts.sentences
    known = regions.unique("region_key", maintain_order=True)
    heads = [Column(text(label), label=label) for label in known["region"]]
    columns = [Column("产业链", "name"), *heads, Column(say["regions_all"])]
    rows = regions.partition_by("industry", "chain", maintain_order=True)
    lines = [_line(of_chain, facts, unit) for of_chain in rows]
    sums = dict(regions.group_by("region_key", maintain_order=True).agg(pl.col("signed").sum()).rows())
    labels, all_of = dict(known.select("region_key", "region").rows()), say["regions_all"]
    total = [
        text(say["regions_total"]),
        *(_sum(signed, labels[key], group_called("region", key, unit)) for key, signed in sums.items()),
        f"<b>{_sum(sum(sums.values(), Decimal(0)), all_of, unit or facts.places.city.key)}</b>",
    ]
    return table(say["regions_caption"], columns, [*lines, Line(total, kind=_ALL)], "regions stacked", grid=True)


def region_group(row: Row, unit: str | None) -> str:
    """Whose the figures of a row of chains/regions are: of a chain, or of an industry's projects in no listed one."""
    if row["chain"]:
        return group_called("region", f"{row['region_key']}|{row['chain']}", unit)
    return group_called("loose_region", f"{row['region_key']}|{row['industry'] or ''}", unit)


def origins(projects: pl.DataFrame, facts: Facts) -> str:
    """How many of these rows of chains/projects come from each region, in the order of the regions; empty for none."""
    say, labels = facts.sentences, projects["region"].to_list()
    return "、".join(
        say["link_from_one"].format(region=region.label, count=labels.count(region.label))
        for region in regions_in(facts).every
        if region.label in labels
    )


def regions_sentence(regions: pl.DataFrame, facts: Facts) -> str:
    """Which region most of the signed projects come from, how many are not known, which regions have none."""
    say, unknown = facts.sentences, regions["region_key"][-1]
    sums = {
        (row["region_key"], row["region"]): row["signed"]
        for row in regions.group_by("region_key", "region", maintain_order=True)
        .agg(pl.col("signed").sum())
        .iter_rows(named=True)
    }
    whole = sum(sums.values(), Decimal(0))
    named = {label: signed for (key, label), signed in sums.items() if key != unknown}
    largest = max(named.values())
    most = [label for label, signed in named.items() if signed == largest]
    told = [say["regions_none"]]
    if largest:
        words = {"regions": "、".join(most), "count": count(largest), "share": show_ratio(largest, whole)}
        told = [say["regions_most" if len(most) == 1 else "regions_most_each"].format(**words)]
    if empty := [label for label, signed in named.items() if not signed]:
        told.append(say["regions_empty"].format(regions="、".join(empty)))
    if rest := whole - sum(named.values(), Decimal(0)):
        told.append(say["regions_unknown"].format(count=count(rest), share=show_ratio(rest, whole)))
    return "；".join(told) + "。"


def _line(of_chain: pl.DataFrame, facts: Facts, unit: str | None) -> Line:
    rows, say = of_chain.rows(named=True), facts.sentences
    first = rows[0]
    small = f"<small>{text(first['industry'] if first['chain'] else say['no_listed_chain'])}</small>"
    named = first["chain"] or first["industry"] or say["no_industry"]
    whole = sum((row["signed"] for row in rows), Decimal(0))
    cells = [_cell(row, named, facts, unit) for row in rows]
    return Line([f"{text(named)}{small}", *cells, f"<b>{_sum(whole, named, chain_group(first, unit))}</b>"])


def _sum(signed: Decimal, label: str, whose: str) -> str:
    return figure_button(_shown(signed), opening("stepped", "signed", whose), f"{label} {count(signed)}")


def _cell(row: Row, named: str, facts: Facts, unit: str | None) -> str:
    figure = opening("stepped", "signed", region_group(row, unit))
    if not row["signed"]:
        return figure_button(_shown(row["signed"]), figure, f"{named} {row['region']} {count(row['signed'])}")
    told = facts.sentences["region_told"].format(
        region=row["region"],
        count=count(row["signed"]),
        share=show_rate(row["signed_share"]),
        contract=show_number(row["signed_money"], 2),
    )
    act = f"region:{row['region_key']}:{row['industry'] or ''}:{row['chain'] or ''}"
    return f"<span{tip(told)}>{opened(_shown(row['signed']), act, told, figure)}</span>"


def _shown(signed: Decimal) -> str:
    return count(signed) if signed else f'<span class="zero">{count(signed)}</span>'
