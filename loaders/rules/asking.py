"""All rules asked of one return, in their order; a cell that a rule rejects is not complained of again."""

from collections.abc import Callable, Iterable, Iterator

from domain.forms import Form
from domain.rules import Rule
from loaders.rules.cell import at_most, collapses, soars
from loaders.rules.crossing import counted
from loaders.rules.evidence import counts, tallies
from loaders.rules.history import falls, tops_later, vanishes
from loaders.rules.row import days_in_order, in_order, proved, share
from loaders.rules.rows import Firing, Known, Rows
from loaders.rules.whole import adds_up, together, within

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
    "tops_later": tops_later,
    "adds_up": adds_up,
    "counted": counted,
    "tallies": tallies,
    "counts": counts,
}


def firings(rules: Iterable[Rule], form: Form, rows: Rows, known: Known) -> Iterator[tuple[Rule, Firing]]:
    """Every rule with every cell at which it does not hold; what was read as nothing is asked nothing."""
    rejected: set[tuple[str, int]] = set()
    for rule in rules:
        names = rule.columns_of(form)
        for firing in CHECKS[rule.check.kind](rule.check, names, rows, known):
            if rejected.intersection((name, firing.row) for name in (firing.name, *firing.others)):
                continue
            if rule.level == "reject":
                rejected.add((firing.name, firing.row))
            yield rule, firing
