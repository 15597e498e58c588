"""The facts as reference tables in memory, loaded anew at every start and never migrated."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import duckdb

from domain.attention import attention_rules
from domain.facts import Facts
from domain.formfiles import lists_in
from domain.forms import STANDING, Form
from domain.projects.stalls import stalls_in
from queries.reference import chains as chain_rows
from queries.reference import enterprise_kinds as enterprise_rows
from queries.reference import gaps as gap_rows
from queries.reference import measures as measure_rows
from queries.reference import schemes as scheme_rows
from queries.reference.departments import REPORTING, reporting
from queries.reference.due_days import due_moments, exemptions
from queries.reference.rules import city_rules, rules
from queries.reference.season_days import days_gone, slots

Rows = Iterable[tuple[object, ...]]

# `ordinal` is the order of the data file, from 1; `form` is null where no form of the season asks for the indicator; a
# form is a shape of itself.
_COLUMNS = {
    "place": "ordinal integer; place varchar; label varchar; short varchar",
    "indicator": "ordinal integer; indicator varchar; label varchar; short varchar; unit varchar; nature varchar",
    "city": "place varchar; label varchar; short varchar",
    "season": "season varchar; counting_first date; counting_last date; closes date",
    "form": "season varchar; form varchar; label varchar; rhythm varchar",
    "register": "register varchar; form varchar",
    "shape": "form varchar; shape varchar",
    "asked": "season varchar; indicator varchar; form varchar",
    "calendar": "season varchar; basis varchar; own boolean; day date; gone integer; whole integer",
    "slot": "season varchar; rhythm varchar; ordinal integer; first_day date; last_day date",
    "due": "season varchar; form varchar; ordinal integer; first_day date; last_day date; opens_on date;"
    " due_at timestamp",
    "exemption": "place varchar; form varchar; first_day date; last_day date; granted date; reason varchar",
    "targeting": "form varchar; indicator varchar",
    "target": "season varchar; place varchar; indicator varchar; guarantee decimal(18, 8); work decimal(18, 8)",
    "minimum": "season varchar; ordinal integer; label varchar; minimum decimal(18, 8); unit varchar; asked_of varchar;"
    " indicator varchar",
    "attention_rule": "kind varchar; severity integer; least decimal(18, 8); most integer",
    "rule": "season varchar; ordinal integer; rule varchar; label varchar; family varchar; level varchar",
    "city_rule": "rule varchar; kind varchar; least_letters integer; wanted varchar; message varchar",
    "stall_rule": "ordinal integer; stall varchar; label varchar; step varchar; since varchar; days integer",
    "wording": "wording varchar; text varchar",
    **measure_rows.COLUMNS,
    **scheme_rows.COLUMNS,
    **chain_rows.COLUMNS,
    **gap_rows.COLUMNS,
    **enterprise_rows.COLUMNS,
    **REPORTING,
}


def load_reference(root: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    """Create and fill every reference table in memory.main."""
    for table, rows in _tables(facts).items():
        columns = _COLUMNS[table].split("; ")
        root.execute(f"create table memory.main.{table} ({', '.join(columns)})")
        if by_column := list(zip(*rows, strict=True)):
            cells = (f"unnest(${n})::{column.split(' ', 1)[1]}" for n, column in enumerate(columns, 1))
            root.execute(
                f"insert into memory.main.{table} select {', '.join(cells)}",
                [[str(cell) if isinstance(cell, Decimal) else cell for cell in column] for column in by_column],
            )


def _tables(facts: Facts) -> dict[str, Rows]:
    seasons = facts.seasons.values()
    return {
        "place": ((n, p.key, p.label, p.short) for n, p in enumerate(facts.places.place, 1)),
        "indicator": (
            (n, i.key, i.label, i.short, i.unit, i.nature) for n, i in enumerate(facts.indicators.values(), 1)
        ),
        "city": ((c.key, c.label, c.short) for c in (facts.places.city,)),
        "season": ((s.key, s.counting.first, s.counting.last, s.closes) for s in seasons),
        "form": ((key, form.key, form.label, form.rhythm) for key, form in _handed_in(facts)),
        "register": ((form.register_table, form.key) for form in facts.forms.values() if form.register_table),
        "shape": ((form.shape_of or form.key, form.key) for form in facts.forms.values()),
        "asked": _asked(facts),
        "calendar": days_gone(facts),
        "slot": slots(facts),
        "due": due_moments(facts),
        "exemption": exemptions(facts),
        "targeting": _targeting(facts),
        "target": ((t.season, t.place, t.indicator, t.guarantee, t.work) for t in facts.targets),
        "minimum": (
            (m.season, n, m.indicator, m.minimum, facts.indicators[m.counted_by].unit, m.asked_of, m.counted_by)
            for n, m in enumerate(facts.minimums, 1)
        ),
        "attention_rule": ((r.key, n, r.least, r.most) for n, r in enumerate(attention_rules(facts).values(), 1)),
        "rule": rules(facts),
        "city_rule": city_rules(facts),
        "stall_rule": (
            (n, rule.key, rule.label, step, rule.since, rule.days)
            for n, rule in enumerate(stalls_in(facts).values(), 1)
            for step in rule.steps
        ),
        "wording": facts.sentences.items(),
        **measure_rows.measure_tables(facts),
        **scheme_rows.scheme_tables(facts),
        **chain_rows.chain_tables(facts),
        **gap_rows.gap_tables(facts),
        **enterprise_rows.enterprise_tables(facts),
        **reporting(facts),
    }


def _handed_in(facts: Facts) -> Iterator[tuple[str, Form]]:
    """Every form with the seasons it is handed in during, or what stands for none of them."""
    yield from ((season.key, form) for season in facts.seasons.values() for form in facts.forms_of(season))
    yield from ((season.key, table) for season in facts.seasons.values() for table in facts.tables_for(season))
    yield from ((STANDING, form) for form in (*facts.standing_forms(), *lists_in(facts)))


def _asked(facts: Facts) -> Iterator[tuple[object, ...]]:
    """Every season with every indicator but those of a form's other shape: the first form that reports it, so
    that a figure has one source."""
    apart = {column.indicator for form in facts.forms.values() if form.shape_of for column in form.columns}
    for season in facts.seasons.values():
        forms = [form for form in facts.forms_of(season) if form.rows == "one" and form.shape_of is None]
        first = {column.indicator: form.key for form in reversed(forms) for column in form.columns}
        for indicator in facts.indicators:
            if indicator not in apart:
                yield season.key, indicator, first.get(indicator)


def _targeting(facts: Facts) -> Iterator[tuple[object, ...]]:
    """Every form of targets with each indicator it sets."""
    for form in facts.forms.values():
        if form.rows == "units":
            keys = dict.fromkeys(column.indicator for column in form.columns if column.indicator)
            yield from ((form.key, key) for key in keys)
