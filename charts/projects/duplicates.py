"""Projects two units may both list: what speaks for it, what a person decided, and that no total was changed."""

from decimal import Decimal

import polars as pl

from charts.markup import Row, given, text
from charts.table import Column, Line, table
from domain.dates import show_day, show_moment
from domain.facts import Facts
from domain.numbers import DASH, show_number, show_rate
from domain.projects.likeness import Listing, joined, likeness_in

_DECIMALS = 2
_TONES = {"same": "near", "different": "on_pace"}


def duplicates_sentence(pairs: pl.DataFrame, facts: Facts) -> str:
    """How many pairs wait to be decided; of those that are one, what is counted too often and stays so."""
    say = facts.sentences
    waiting = pairs["outcome"].null_count()
    told = say["duplicates_waiting"].format(count=waiting) if waiting else say["duplicates_settled"]
    same = pairs.filter(outcome="same")
    if same.height:
        projects, surplus = _surplus(same)
        told += say["duplicates_same"].format(
            count=same.height, projects=projects, money=show_number(surplus, _DECIMALS)
        )
    return told


def duplicates_table(pairs: pl.DataFrame, facts: Facts) -> str:
    """`pairs` is projects/duplicates; the first of them, the rest is counted. A name opens "pair:NTH"."""
    say, most = facts.sentences, likeness_in(facts).shown
    columns = [
        Column(text(say["duplicates_one"]), "name"),
        Column(text(say["duplicates_other"]), "left wrap"),
        Column(text(facts.terms["reasons"]), "left wrap"),
        Column(text(facts.terms["likeness"])),
        Column(text(facts.terms["outcome"]), "left"),
    ]
    lines = [
        Line(
            [
                _side(row, "", facts),
                _side(row, "other_", facts),
                text(row["reasons"] or DASH),
                show_rate(row["likeness"], 0),
                outcome_word(row, facts),
            ],
            f"pair:{nth}",
        )
        for nth, row in enumerate(pairs.head(most).iter_rows(named=True))
    ]
    more = pairs.height - most
    note = f'<p class="note">{text(say["duplicates_more"].format(count=more))}</p>' if more > 0 else ""
    return table(say["duplicates_caption"], columns, lines, "found stacked") + note


def pair_card(row: Row, facts: Facts) -> str:
    """Two projects side by side, each with its cell, and what was decided about them."""
    columns = [Column("", "name"), *(Column(text(row[f"{side}place"]), "left wrap") for side in ("", "other_"))]
    lines = [
        Line([text(facts.terms[name]), *(_shown(row, f"{side}{name}") for side in ("", "other_"))])
        for name in ("project", "investor", "contract", "signed_on", "state")
    ]
    stood = [f"{given(row[f'{side}file'])}　{text(row[f'{side}cell'])}" for side in ("", "other_")]
    lines.append(Line([text(facts.sentences["duplicates_cell"]), *stood]))
    body = table(facts.sentences["duplicates_caption"], columns, lines, "plain stacked")
    why = row["reasons"] or facts.sentences["duplicates_no_rule"]
    return f'<p class="say">{text(why)}</p>{body}{_decided(row, facts)}'


def outcome_word(row: Row, facts: Facts) -> str:
    """待认定, 同一项目 or 不是同一项目."""
    if row["outcome"] is None:
        return text(facts.sentences["duplicates_open"])
    return f'<span class="light {_TONES[row["outcome"]]}">{text(facts.sentences["outcome_" + row["outcome"]])}</span>'


def _side(row: Row, side: str, facts: Facts) -> str:
    money = f"{show_number(row[f'{side}contract'], _DECIMALS)} 亿元"
    investor = f"{given(row[f'{side}investor'])}　" if row[f"{side}investor"] else ""
    return f"{given(row[f'{side}project'])}<small>{text(row[f'{side}place'])}　{investor}{money}</small>"


def _shown(row: Row, name: str) -> str:
    value = row[name]
    if value is None:
        return DASH
    if isinstance(value, Decimal):
        return f"{show_number(value, _DECIMALS)} 亿元"
    return text(show_day(value)) if name.endswith("signed_on") else given(value)


def _decided(row: Row, facts: Facts) -> str:
    if row["outcome"] is None:
        return ""
    who = f"{given(row['reason'])}（{given(row['author'])}，{text(show_moment(row['made_at']))}）"
    return f'<p class="note">{outcome_word(row, facts)}　{who}</p>'


def _surplus(same: pl.DataFrame) -> tuple[int, Decimal]:
    """How many projects the pairs come to, and their contracts but for the largest of each; one not told is 0."""
    contracts: dict[Listing, Decimal] = {}
    for row in same.iter_rows(named=True):
        contracts |= {_listing(row, side): row[f"{side}contract"] or Decimal(0) for side in ("", "other_")}
    projects = joined((_listing(row, ""), _listing(row, "other_")) for row in same.iter_rows(named=True))
    kept = sum((max(contracts[listing] for listing in project) for project in projects), Decimal(0))
    return len(projects), sum(contracts.values(), Decimal(0)) - kept


def _listing(row: Row, side: str) -> Listing:
    return row[f"{side}place_key"], row[f"{side}submission"], row[f"{side}row_number"]
