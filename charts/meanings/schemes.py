"""The scoring schemes in the sections of the 口径 page: what is scored, by which figures, how."""

from collections.abc import Iterable
from fractions import Fraction

from charts.meanings.definitions import Entry, Section, entry, with_source
from charts.rankings.words import scheme_standing
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.schemes.files import measured, schemes_in
from domain.schemes.scheme import Item, Scheme
from domain.schemes.telling import plain, shape_sentence

COLUMNS = (
    Column("计分项", "name"),
    Column("满分"),
    Column("依据的指标", "left wrap"),
    Column("怎样计分", "left wrap"),
)


def scheme_sections(facts: Facts, enacted: Iterable[Scheme]) -> list[Section]:
    """Every version of every scheme, the committed ones first, folded."""
    return [_section(scheme, facts) for scheme in (*schemes_in(facts).versions, *enacted)]


def scheme_table(scheme: Scheme, facts: Facts) -> str:
    """What is scored, by which figures, how: the scheme as it computes."""
    lines = [Line(_entry(item, facts).cells) for item in scheme.item]
    return table(scheme.label, COLUMNS, lines, "stacked plain")


def _section(scheme: Scheme, facts: Facts) -> Section:
    columns = [*COLUMNS, Column("依据", "left wrap")]
    rows = [with_source(_entry(item, facts), scheme.source, facts) for item in scheme.item]
    return Section(f"{scheme.label}，{scheme_standing(scheme, facts)}", columns, rows, folded=True)


def _entry(item: Item, facts: Facts) -> Entry:
    points = plain(Fraction(item.points) or None)
    return entry(item.label, points, _measures(item, facts), shape_sentence(item, facts))


def _measures(item: Item, facts: Facts) -> str:
    """The measures of an item, each with its share where they share its points."""
    known = [(measured(facts, measure.key), Fraction(measure.share)) for measure in item.measures]
    named = [(one.label if one else "", "" if share == 1 else f"（{plain(share * 100)}%）") for one, share in known]
    return "、".join(label + share for label, share in named)
