"""The due moments of every form as rows, and who need not report: what the intake board is drawn from."""

from collections.abc import Iterator

from domain.due import forms_due, is_due
from domain.facts import Facts
from domain.seasons import Span
from queries.reference.season_days import slots


def due_moments(facts: Facts) -> Iterator[tuple[object, ...]]:
    """(season, form, ordinal and days of the slot, day from which it is awaited, naive UTC moment until which)."""
    calendar, every = facts.calendar, list(slots(facts))
    for season in facts.seasons.values():
        for form in forms_due(facts, season):
            if rule := calendar.rules.of(form):
                for _, _, ordinal, first, last in (row for row in every if row[:2] == (season.key, form.rhythm)):
                    slot = Span.model_validate({"first": first, "last": last})
                    if is_due(rule, season, slot):
                        opens, due = rule.opens_on(slot), calendar.due_at(rule, slot)
                        yield season.key, form.key, ordinal, first, last, opens, due


def exemptions(facts: Facts) -> Iterator[tuple[object, ...]]:
    """(place, form, first and last due day exempted, day it was granted, reason)."""
    return (
        (row.place, row.form, row.days.first, row.days.last, row.granted, row.reason)
        for row in facts.calendar.exemptions
    )
