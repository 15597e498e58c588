"""The rules as rows: which are asked in every season, and what the city-wide ones compare."""

from collections.abc import Iterator

from domain.checks.wider import SameName
from domain.facts import Facts
from domain.formfiles import lists_in


def rules(facts: Facts) -> Iterator[tuple[object, ...]]:
    """Every season with every rule that holds for a form handed in during it, or for one that belongs to none."""
    standing = {form.key for form in (*facts.standing_forms(), *lists_in(facts))}
    for season in facts.seasons.values():
        forms = {form.key for form in facts.forms_of(season)} | standing
        for n, rule in enumerate(facts.rules.rule, 1):
            if forms & set(rule.forms):
                yield season.key, n, rule.code, rule.title, rule.family, rule.level


def city_rules(facts: Facts) -> Iterator[tuple[object, ...]]:
    """(rule, kind of check, letters a name must have at least, what is wanted, the sentence)."""
    for rule in facts.rules.rule:
        if rule.city_wide:
            least = rule.check.least_letters if isinstance(rule.check, SameName) else None
            yield rule.code, rule.check.kind, least, rule.wanted, rule.message
