"""What the rules say of one recognised return: asked with the return before, told as findings, waived where waived."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from domain.dates import show_day
from domain.facts import Facts
from domain.findings import Finding
from domain.rules import Rule
from loaders.reading.result import ReadReturn
from loaders.rules.asking import firings
from loaders.rules.earlier import Predecessors
from loaders.rules.rows import Firing, Rows
from loaders.rules.telling import Teller
from loaders.rules.waivers import Waived, Waivers, waivers_for


def ruled(read: ReadReturn, received_at: datetime, facts: Facts, before: Predecessors) -> tuple[Finding, ...]:
    """The findings of the rules on a recognised return received at `received_at` (naive UTC); the ledger is only read.

    A rule tells at most `most_told` cells and then how many more there are.
    """
    assert read.form is not None
    assert read.period_end is not None
    form = facts.forms[read.form]
    rules = [rule for rule in facts.rules.rule if rule.holds_for(form.key, read.period_end) and not rule.city_wide]
    rows = Rows(read)
    if not rules or not rows.height:
        return ()
    known = before.known(read, received_at, facts, rules)
    fired = list(firings(rules, form, rows, known))
    waivers: Waivers = {}
    if any(rule.level != "hint" for rule, _ in fired):
        waivers = waivers_for(before.store, read, received_at)
    teller = Teller(form, rows, known.before, facts)
    told, times = [], Counter(rule.code for rule, _ in fired)
    for rule, firing in _first_ones(fired, facts.rules.most_told):
        value = firing.printed.value if firing.printed else rows.figures(firing.name)[firing.row]
        waived = waivers.get((rule.code, firing.name, value)) if value is not None else None
        finding = teller.told(rule, firing)
        told.append(_waived(finding, waived, facts) if waived and rule.level != "hint" else finding)
    return (*told, *_more(times, facts))


def _waived(finding: Finding, waived: Waived, facts: Facts) -> Finding:
    """The finding as a hint that says why, who and until when."""
    ends = "rule_waived_until" if waived.ends_on else "rule_waived"
    said = facts.sentences[ends].format(
        reason=waived.reason, author=waived.author, ends=show_day(waived.ends_on) if waived.ends_on else ""
    )
    return finding.model_copy(update={"level": "hint", "message": f"{finding.message}{said}"})


def _first_ones(fired: list[tuple[Rule, Firing]], most: int) -> Iterator[tuple[Rule, Firing]]:
    """At most so many of each rule."""
    seen: Counter[str] = Counter()
    for rule, firing in fired:
        seen[rule.code] += 1
        if seen[rule.code] <= most:
            yield rule, firing


def _more(times: Counter[str], facts: Facts) -> Iterator[Finding]:
    """How many more there are of each rule that fired too often to be told whole."""
    for code, count in times.items():
        if count > facts.rules.most_told:
            title = facts.rules.by_code()[code].title
            yield facts.finding("rule.more", wanted=title, count=count - facts.rules.most_told)
