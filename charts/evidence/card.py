"""The card behind a figure: what it comes to, how, by which rule, and every cell it is made of with what opens it."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from charts.evidence.formula import formula, result
from charts.evidence.meanings import meaning
from charts.evidence.origin import Group, origin
from charts.evidence.terms import definition_list
from charts.evidence.words import figure_name
from charts.markup import Row, given, text
from charts.rankings.words import scheme_mark
from charts.table import Column, Line, table
from domain.chains.regions import regions_in
from domain.dates import show_moment
from domain.facts import Facts
from domain.figures.listing import LINE_ROLES, Listed
from domain.figures.named import Figure
from domain.figures.talking import BECAME
from domain.numbers import show_rate

MOST = 20
# What a row says of a project that stands in another line.
_OF_PROJECT = ("told", *BECAME)


def grouped(listed: Listed) -> list[Group]:
    """The cells in the order they are listed, those of one project together."""
    return [Group(list(rows)) for _, rows in groupby(listed.rows, _belonging)]


def figure_card(listed: Listed, opened: int | None = None, sheet: str = "") -> str:
    """The figure with its formula, its rule, and the first cells; a row tells "cells:N" of `grouped`.

    Under the row `opened` stands the drawing of its `sheet`.
    """
    facts, made = listed.facts, listed.figure
    groups = grouped(listed)
    head = definition_list(
        [
            (figure_name(made, facts), f"<b>{text(result(listed))}</b>"),
            ("计算", text(formula(listed))),
            *([(facts.sentences["figure_scheme"], scheme_mark(listed.scheme, facts))] if listed.scheme else []),
            *_rules(made, facts),
            ("取数编号", f'<span class="given">{text(made)}</span>'),
        ]
    )
    if not groups:
        return f'{head}<p class="note">{text(facts.sentences["figure_nothing"])}</p>'
    columns = [Column("单位", "name"), Column("是什么", "left"), Column("取值"), Column("出处", "left wrap")]
    lines = [_line(nth, group, sheet if nth == opened else "", facts, made) for nth, group in enumerate(groups[:MOST])]
    rest = len(groups) - MOST
    more = f'<p class="note">{text(facts.sentences["figure_more"].format(count=rest))}</p>' if rest > 0 else ""
    return head + table("由来的单元格", columns, lines, "stacked cells") + more


def _rules(made: Figure, facts: Facts) -> Iterable[tuple[str, str]]:
    """What the figure means and the clause that says so."""
    means = meaning(made, facts)
    yield "口径", text(means.definition)
    yield "依据", text(facts.cite(means.source))
    if made.region:
        yield facts.sentences["region_section"], text(facts.cite(regions_in(facts).words_source))
    if made.measure == "lead_points":
        yield "序时", text(facts.cite(facts.measures.pace_source))


def _belonging(row: Row) -> tuple[object, ...]:
    if row["role_key"] in (*LINE_ROLES, "share", "reviewed"):
        return (row["told_by"], row["submission"], row["row_number"])
    return (row["told_by"], row["role_key"], row["place_key"], row["item"])


def _line(nth: int, group: Group, sheet: str, facts: Facts, made: Figure) -> Line:
    row = group.first
    what = f"{text(row['role'])}　{text(row['label'])}"
    if row["role_key"] in LINE_ROLES:
        what = given(row["project"]) + "".join(_besides(one, facts) for one in group.rows)
    if row["role_key"] in _OF_PROJECT:
        said = "　".join(word for word in (row["role"], row["label"]) if word)
        what = f"{given(row['project'])}<br><small>{text(said)}</small>"
    cells = [text(row["place"]), what, _value(group), origin(group, facts, made)]
    return Line(cells, f"cells:{nth}" if group.cells else None, below=sheet)


def _value(group: Group) -> str:
    if group.first["role_key"] in LINE_ROLES:
        told = (
            f"{text(row['label'])} {given(row['value'])}"
            for row in group.rows
            if row["value"] is not None and row["role_key"] in LINE_ROLES
        )
        return f'<small class="told">{"　".join(told)}</small>'
    row = group.first
    unit = f" <small>{text(row['unit'])}</small>" if row["unit"] else ""
    return f"{text(row['value'])}{unit}"


def _besides(row: Row, facts: Facts) -> str:
    """What a row adds to the line it is told with: the share that is counted, or what the city concluded."""
    if row["role_key"] == "share":
        return _counted(row, facts)
    return _concluded(row) if row["role_key"] == "reviewed" else ""


def _concluded(row: Row) -> str:
    why = f"{row['correction_reason']}（{row['corrected_by']}，{show_moment(row['corrected_at'])}）"
    return f"<br><small>{text(row['label'])}{text(row['value'])}：{given(why)}</small>"


def _counted(row: Row, facts: Facts) -> str:
    """The chain and link a project is counted in, the share of it, and where a person confirmed that who and why."""
    say, share = facts.sentences, show_rate(Decimal(row["value"]), 0)
    told = say["counted_in"].format(chain=row["label"] or say["no_chain"], share=share)
    if row["corrected_by"] is None:
        return f"<br><small>{text(told)}</small>"
    why = f"{row['correction_reason']}（{row['corrected_by']}，{show_moment(row['corrected_at'])}）"
    return f"<br><small>{text(told)}：{given(why)}</small>"
