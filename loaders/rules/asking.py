"""All rules asked of one return, in their order; a cell that a rule rejects is not complained of again."""

from collections.abc import Callable, Iterable, Iterator

from domain.forms import Form
from domain.rules import Rule
from loaders.rules.cell import at_most, collapses, soars
from loaders.rules.history import falls, vanishes
from loaders.rules.row import days_in_order, in_order, proved, share
from loaders.rules.rows import Earlier, Firing, Rows
from loaders.rules.whole import together, within

CHECKS: dict[str, Callable[..., Iterator[Firing]]] = {
    "at_most": at_most,
    "soars": soars,
    "collapses": collapses,
    "in_order": in_order,
    "days_in_order": days_in_order,
    "proved": proved,
    "share": share,
    "within": within,
    "together": together,
    "falls": falls,
    "vanishes": vanishes,
}


def firings(rules: Iterable[Rule], form: Form, rows: Rows, earlier: Earlier | None) -> Iterator[tuple[Rule, Firing]]:
    """Every rule with every cell at which it does not hold; what was read as nothing is asked nothing."""
    rejected: set[tuple[str, int]] = set()
    for rule in rules:
        names = rule.columns_of(form)
        for firing in CHECKS[rule.check.kind](rule.check, names, rows, earlier):
            if rejected.intersection((name, firing.row) for name in (firing.name, *firing.others)):
                continue
            if rule.level == "reject":
                rejected.add((firing.name, firing.row))
            yield rule, firing
