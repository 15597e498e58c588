"""Follow-through of the ledger's projects by unit, chain or year: each share against what is asked, what is missing."""

from collections.abc import Mapping, Sequence

import polars as pl

from charts.evidence.figured import figured
from charts.markup import Row, given, opens, text, tip
from charts.overview.follow_through import width_of
from charts.projects.lacking import needed, needed_mark
from charts.table import Column, Line, table
from domain.dates import show_day
from domain.facts import Facts
from domain.numbers import DASH, show_as_written, show_rate
from domain.saying import fill, run, said

# How the projects may be put together, and the column that names a group in each answer; their words are followed_by_.
KEYS = {"place": "place_key", "chain": "chain", "year": "signed_in"}
Ratios = Mapping[str, Row]
Group = tuple[str, str, str]


def followed_table(groups: pl.DataFrame, city: pl.DataFrame, by: str, facts: Facts, opened: bool = True) -> str:
    """`groups` is follow_through/by_place, by_chain or by_signing_year, `city` follow_through/city.

    A cell opens the projects that have not come so far yet, where they are listed one by one (`opened`).
    """
    asked = city.rows(named=True)
    columns = [
        Column(facts.sentences[f"followed_by_{by}"], "name"),
        Column("签约<small>（个）</small>", label="签约（个）"),
        *(Column(_head(row), "left", label=row["label"]) for row in asked),
    ]
    kind = "followed" if opened else "reported"
    told: dict[str | None, dict[str, Row]] = {}
    for row in groups.iter_rows(named=True):
        told.setdefault(row[KEYS[by]], {})[row["ratio"]] = row
    lines = [
        _line(_named(key, by, facts), (kind, by, key or ""), rows, asked, by if opened else "", facts)
        for key, rows in told.items()
    ]
    whole = {row["ratio"]: row for row in asked}
    city_key = (kind, "place", facts.places.city.key)
    total = _line(text(facts.sentences["total"]), city_key, whole, asked, "", facts)
    caption = f"签约项目推进，按{facts.sentences[f'followed_by_{by}']}"
    return table(caption, columns, [*lines, Line(total.cells, kind="total")], "followed stacked")


def followed_sentence(
    groups: pl.DataFrame, city: pl.DataFrame, by: str, facts: Facts, told_by: str = "followed"
) -> str:
    """What the city reaches and misses, and the groups that lack most projects; `told_by` as for needed_mark."""
    say = facts.sentences
    rows = [row for row in city.iter_rows(named=True) if row["rate"] is not None]
    if not rows:
        return say["followed_nobody"].format(since=show_day(facts.measures.cohort.since))
    whole = facts.places.city.key
    told: list[str] = [
        fill(
            say["followed_met" if row["met"] else "followed_missed"],
            label=row["label"],
            rate=said(show_rate(row["rate"]), f"{told_by}_rate", row["ratio"], whole),
            target=show_rate(row["target"], 0),
            needed=needed(row, facts, told_by, whole),
        )
        for row in rows
    ]
    lacking = groups.filter(pl.col("needed_projects") > 0)
    if lacking.is_empty():
        return run([*told, say["followed_none_short"].format(group=say[f"followed_by_{by}"])], "；", "。")
    sums = lacking.group_by(KEYS[by], maintain_order=True).agg(pl.col("needed_projects").sum())
    needed_most = sums["needed_projects"].max()
    most = sums.filter(needed_projects=needed_most)[KEYS[by]]
    worst = say["followed_most" if most.len() == 1 else "followed_most_each"].format(
        group=say[f"followed_by_{by}"],
        count=sums.height,
        name="、".join(_plain(key, by, facts) for key in most),
        needed=needed_most,
    )
    return run([*told, worst], "；", "。")


def _head(row: Row) -> str:
    return f"{text(row['label'])}<small>（要求 {show_rate(row['target'], 0)}）</small>"


def _named(key: str | None, by: str, facts: Facts) -> str:
    shown = _plain(key, by, facts)
    return given(shown) if by == "chain" and key else text(shown)


def _plain(key: str | None, by: str, facts: Facts) -> str:
    if key is None:
        return facts.sentences["no_chain"]
    if by == "place":
        return facts.places.keyed(key).short
    return facts.sentences["signed_in_year"].format(year=key) if by == "year" else key


def _line(name: str, group: Group, rows: Ratios, asked: Sequence[Row], by: str, facts: Facts) -> Line:
    """`group` is whether the ledger or the returns tell, what the projects share, and its name."""
    told_by, kind, key = group
    counted = next((row for row in rows.values() if not _of_money(row, facts)), None)
    signed = DASH
    if counted is not None:
        shown = show_as_written(counted["denominator"])
        signed = figured(shown, f"{told_by}_whole", counted["ratio"], group_of(key, kind))
    cells = [_cell(rows[row["ratio"]], group, by, facts) for row in asked if row["ratio"] in rows]
    return Line([name, signed, *cells])


def group_of(key: str | None, by: str) -> str:
    """Whose figure it is: a unit's key, or the group by what its projects share."""
    return key or "" if by == "place" else f"{by}:{key or ''}"


def _of_money(row: Row, facts: Facts) -> bool:
    return any(ratio.key == row["ratio"] and ratio.counted == "funds" for ratio in facts.measures.ratio)


def _cell(row: Row, group: Group, by: str, facts: Facts) -> str:
    """The share, its bar with the mark of what is asked, and what is still missing."""
    if row["rate"] is None:
        return f'<div class="share"><b>{show_rate(None)}</b></div>'
    unit = facts.sentences["money_of" if _of_money(row, facts) else "projects_of"]
    part, whole = show_as_written(row["numerator"]), show_as_written(row["denominator"])
    said = unit.format(part=part, whole=whole)
    short = needed(row, facts)
    verdict = needed_mark(row, group[0], group_of(group[2], group[1]), facts)
    mark = f'<span class="guarantee" style="left:{width_of(row["target"])}"></span>'
    bar = f'<div class="bar thin"><span class="fill" style="width:{width_of(row["rate"])}"></span>{mark}</div>'
    label = f"{row['label']} {show_rate(row['rate'])}，{said}" + (f"，{short}" if short else "")
    act = f"follow:{by}:{row['ratio']}:{group[-1]}" if by else None
    rate = figured(show_rate(row["rate"]), f"{group[0]}_rate", row["ratio"], group_of(group[2], group[1]))
    return f'<div class="share"{opens(act, label)}{tip(label)}><b>{rate}</b>{bar}{verdict}</div>'
