"""Which forms are due in a season, and in which of its weeks, half months or months."""

from domain.calendar import DueRule
from domain.facts import Facts
from domain.forms import Form
from domain.seasons import Season, Span


def is_due(rule: DueRule, season: Season, slot: Span) -> bool:
    """Whether a return of the slot is due at all: where it reaches into the counting window, and the rule that far."""
    return slot.meets(season.counting) and (rule.since is None or slot.last >= rule.since)


def forms_due(facts: Facts, season: Season) -> tuple[Form, ...]:
    """The forms with a slot due in `season`: its own, then the registers that belong to none."""
    forms = (*facts.forms_of(season), *facts.standing_forms())
    rules = ((form, facts.calendar.rules.of(form)) for form in forms)
    last = season.counting.last
    return tuple(form for form, rule in rules if rule and is_due(rule, season, season.slot(last, form.rhythm)))
