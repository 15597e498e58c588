"""The scoring schemes in the sections of the 口径 page: what is scored, by which figures, how."""

from fractions import Fraction

from charts.definitions import Section, entry, with_source
from charts.score_words import scheme_standing
from charts.table import Column
from domain.facts import Facts
from domain.numbers import show_number
from domain.schemefiles import measured, schemes_in
from domain.schemes import Item, Scheme
from domain.scoretelling import plain, shape_sentence


def scheme_sections(facts: Facts) -> list[Section]:
    """Every version of every scheme, folded."""
    return [_section(scheme, facts) for scheme in schemes_in(facts).versions]


def measures_named(item: Item, facts: Facts) -> str:
    """The measures of an item, each with its share where they share its points."""
    known = [(measured(facts, measure.key), measure.share) for measure in item.measures]
    shares = [
        (one.label if one else "", f"（{plain(Fraction(share) * 100)}%）" if share != 1 else "") for one, share in known
    ]
    return "、".join(label + share for label, share in shares)


def full_points(item: Item) -> str:
    """The full points of an item; "—" where it only adds or takes."""
    return show_number(item.points or None, 0)


def _section(scheme: Scheme, facts: Facts) -> Section:
    columns = [
        Column("计分项", "name"),
        Column("满分"),
        Column("依据的指标", "left wrap"),
        Column("怎样计分", "left wrap"),
        Column("依据", "left wrap"),
    ]
    rows = [
        with_source(
            entry(item.label, full_points(item), measures_named(item, facts), shape_sentence(item, facts)),
            scheme.source,
            facts,
        )
        for item in scheme.item
    ]
    return Section(f"{scheme.label}，{scheme_standing(scheme, facts)}", columns, rows, folded=True)
