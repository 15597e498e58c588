"""All rules asked of one return, in their order; a cell that is rejected is not complained of again."""

from collections.abc import Callable, Iterable, Iterator

from domain.checks.kinds import Check
from domain.forms import Form
from domain.rules import Rule
from loaders.rules.cell import at_most, collapses, soars
from loaders.rules.chains import listed
from loaders.rules.crossing import counted, counted_in, flagged
from loaders.rules.evidence import counts, tallies
from loaders.rules.history import falls, row_falls, tops_later, vanishes
from loaders.rules.kept import named_once, plain, says_same
from loaders.rules.known import Known
from loaders.rules.listing import agrees, covered, days_told, in_window, listed_lately, outside, repeated, says, shown
from loaders.rules.row import days_in_order, in_order, proved, share
from loaders.rules.rows import Firing, Rows
from loaders.rules.sieve import doubtful_rows
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
    "row_falls": row_falls,
    "tops_later": tops_later,
    "adds_up": adds_up,
    "counted": counted,
    "counted_in": counted_in,
    "flagged": flagged,
    "tallies": tallies,
    "counts": counts,
    "listed_lately": listed_lately,
    "outside": outside,
    "says": says,
    "shown": shown,
    "repeated": repeated,
    "in_window": in_window,
    "days_told": days_told,
    "covered": covered,
    "agrees": agrees,
    "listed": listed,
    "named_once": named_once,
    "says_same": says_same,
    "plain": plain,
}


def firings(rules: Iterable[Rule], form: Form, rows: Rows, known: Known) -> Iterator[tuple[Rule, Firing]]:
    """Every rule with every cell at which it does not hold; what could not be read is not asked about."""
    rejected: set[tuple[str, int]] = set()
    for rule in rules:
        names = rule.columns_of(form)
        for firing in _firings(rule.check, names, rows, known):
            if rejected and rejected.intersection((name, firing.row) for name in (firing.name, *firing.others)):
                continue
            if rows.unread(firing.name)[firing.row]:
                continue
            if firing.proofs and any(rows.unread(name)[firing.row] for name in firing.proofs):
                continue
            if rule.level == "reject":
                rejected.add((firing.name, firing.row))
            yield rule, firing


def _firings(check: Check, names: tuple[str, ...], rows: Rows, known: Known) -> Iterator[Firing]:
    doubtful = doubtful_rows(check, names, rows)
    if len(doubtful) == rows.height:
        yield from CHECKS[check.kind](check, names, rows, known)
    elif doubtful:
        for firing in CHECKS[check.kind](check, names, rows.at(doubtful), known):
            yield firing._replace(row=doubtful[firing.row])
