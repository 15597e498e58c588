"""Whether the rules agree with the other facts: every form and column they name exists."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.checks.kinds import TOPS_LATER, columns_named
from domain.datafiles import Fault
from domain.rules import Rule

if TYPE_CHECKING:
    from domain.facts import Facts


def rule_faults(facts: "Facts") -> Iterator[Fault]:
    """The first thing about each rule that does not fit the other facts."""
    for position, rule in enumerate(facts.rules.rule):
        known = [form for form in facts.forms.values() if form.key in rule.forms]
        columns = {column.name for form in known for column in form.columns}
        if unknown := [key for key in _forms_named(rule) if key not in facts.forms]:
            yield "rules.toml", ("rule", position, "forms"), f"没有“{unknown[0]}”这张表"
        elif strange := sorted(columns_named(rule.check) - columns):
            yield "rules.toml", ("rule", position, "check"), f"这些表都没有“{strange[0]}”这一列"
        elif (rule.looks_back or rule.check.kind == TOPS_LATER) and any(form.rows == "many" for form in known):
            yield "rules.toml", ("rule", position, "forms"), "与前后期比的规则只用于只填一行的表"
        elif rule.code in facts.finding_kinds:
            yield "rules.toml", ("rule", position, "code"), f"“{rule.code}”已在 findings.toml 里"


def _forms_named(rule: Rule) -> list[str]:
    examples = (rule.passing, rule.failing)
    return [*rule.forms, *(one.form for one in examples), *(one.beside_form for one in examples)]
