"""Who hands in which form, and what is asked of the departments, as rows."""

from collections.abc import Iterable, Iterator

from domain.checks.evidence import Tallies
from domain.facts import Facts

# `ordinal` is the printed order, from 1. A task in words alone has no target, no unit and no least; what has the word
# of `uncounted` in a field counts toward no task.
REPORTING = {
    "reporter": "form varchar; ordinal integer; place varchar; label varchar; short varchar",
    "department": "ordinal integer; place varchar; label varchar; short varchar; kind varchar; clause varchar",
    "department_task": "season varchar; ordinal integer; department varchar; task varchar; scope varchar;"
    " least decimal(18, 8); target decimal(18, 8); unit varchar; sentence varchar; clause varchar",
    "uncounted": "field varchar; word varchar",
}


def reporting(facts: Facts) -> dict[str, Iterable[tuple[object, ...]]]:
    """The rows of those tables."""
    listed = facts.departments
    return {
        "reporter": _reporters(facts),
        "department": (
            (n, d.key, d.label, d.short, d.kind, listed.kind_of(d).clause) for n, d in enumerate(listed.department, 1)
        ),
        "department_task": (
            (t.season, n, t.department, t.label, t.scope, t.least, t.target, t.unit, t.sentence, t.clause)
            for n, t in enumerate(listed.tasks(facts.department_targets), 1)
        ),
        "uncounted": _uncounted(facts),
    }


def _reporters(facts: Facts) -> Iterator[tuple[object, ...]]:
    """Every form with the units that hand it in; tables and lists for a year are the city's."""
    for form in facts.forms.values():
        reporters = (facts.places.city,) if form.from_city else facts.reporters.of(form.reporter)
        yield from ((form.key, n, one.key, one.label, one.short) for n, one in enumerate(reporters, 1))


def _uncounted(facts: Facts) -> Iterator[tuple[str, str]]:
    """The words that leave a thing out of a count, as the rule says that compares the counts."""
    for rule in facts.rules.rule:
        if isinstance(rule.check, Tallies):
            yield from rule.check.unless.items()
