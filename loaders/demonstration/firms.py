"""Invented key enterprises: the firms behind the ledgers' projects that are of a category, listed as they land."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from domain.enterprises import AND
from domain.facts import Facts
from loaders.demonstration.figures import DrawnReturn
from loaders.demonstration.firm_recipe import Counting, FirmsRecipe
from loaders.demonstration.funding import Project
from loaders.demonstration.recipe import Recipe


def draw_firms(facts: Facts, recipe: Recipe, ledgers: Sequence[DrawnReturn]) -> Iterator[DrawnReturn]:
    """The list of every office for every week, or its counts: what its last ledger says has landed by then."""
    firms = recipe.firms
    [stretch] = [stretch for stretch in recipe.round if stretch.form == firms.behind]
    [cohort] = [cohort for cohort in recipe.ledger.cohort if cohort.form == firms.behind]
    for ledger in ledgers:
        if ledger.period != cohort.period:
            continue
        landed = list(_listed(ledger.projects, cohort.first, firms, facts))
        for period in stretch.periods:
            if not recipe.is_absent(ledger.office.place, period):
                by_then = [row for row in landed if str(row["landed_on"]) <= period]
                yield from _sent(ledger, period, by_then, firms, facts)


def _sent(
    ledger: DrawnReturn, period: str, rows: list[Project], firms: FirmsRecipe, facts: Facts
) -> Iterator[DrawnReturn]:
    """What one office sends: its list, its counts or both; nobody lists nothing."""
    said = [one for one in firms.counting if one.place == ledger.office.place and one.since <= period]
    if rows and not any(one.alone for one in said):
        yield DrawnReturn(facts.form(firms.form), ledger.office, period, {}, tuple(rows))
    if said or not rows:
        yield DrawnReturn(facts.form(firms.counts_form), ledger.office, period, _counts(rows, said, facts))


def _listed(
    projects: Sequence[Mapping[str, object]], since: date, firms: FirmsRecipe, facts: Facts
) -> Iterator[Project]:
    known = facts.key_enterprises.labels
    landed = [one for one in projects if one["registered_on"] and str(one["signed_on"]) >= str(since)]
    for nth, project in enumerate(landed, 1):
        own = [word for word in str(project["categories"]).split(AND) if word in known]
        words = [*own, *(word for word, every in firms.nth_of.items() if nth % every == 0)]
        if words:
            yield _row(project, words, nth, firms)


def _row(project: Mapping[str, object], words: list[str], nth: int, firms: FirmsRecipe) -> Project:
    listed = [firms.listed_as[word] for word in words if word in firms.listed_as]
    home = str(project["investor_home"])
    return {
        "firm": project["investor"],
        "investor": firms.investor.format(product=project["link"]),
        "investor_home": firms.outside if home.startswith(firms.inside) else home,
        "relation": firms.related,
        "categories": AND.join(words),
        "listed_as": AND.join(dict.fromkeys(listed)) or None,
        "project": project["project"],
        "industry": project["industry"],
        "contract": project["contract"],
        "landed_on": project["registered_on"],
        "evidence": firms.evidence,
        "evidence_number": firms.evidence_number.format(number=nth),
    }


def _counts(rows: list[Project], said: list[Counting], facts: Facts) -> dict[str, Decimal | None]:
    """How many there are of every kind, with what an office counts too many."""
    counted = facts.key_enterprises.count(
        (str(row["firm"]), str(row["project"]), str(row["categories"])) for row in rows
    )
    return {
        indicator: Decimal(held + sum(one.more.get(indicator, 0) for one in said))
        for indicator, held in counted.items()
    }
