"""Invented projects behind the figures drawn: as many signed, registered, started and producing as were reported."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from domain.facts import Facts
from loaders.demonstration.figures import DrawnReturn
from loaders.demonstration.funding import Project, money_by, moneys
from loaders.demonstration.ledger_recipe import Cohort, Ledger, Trade
from loaders.demonstration.recipe import Office, Recipe
from loaders.demonstration.sizes import CENT, contracts, shared
from loaders.demonstration.steps import steps_taken

_REGISTERED = "registered"
_FILED = (0.85, 1.0)


def draw_ledgers(facts: Facts, recipe: Recipe, returns: Sequence[DrawnReturn], seed: int) -> Iterator[DrawnReturn]:
    """The ledgers of every office: each lists the projects of its cohorts signed by its day, as far as they had come.

    None where the office sent nothing in that week.
    """
    form, ledger = facts.form(recipe.ledger.form), recipe.ledger
    for office in recipe.office:
        projects: list[Project] = []
        for cohort in ledger.cohort:
            mine = (one for one in returns if (one.form.key, one.office.place) == (cohort.form, office.place))
            course = sorted((one for one in mine if one.period <= cohort.period), key=lambda one: one.period)
            random = Random(f"{seed}/{form.key}/{office.place}/{cohort.form}")  # noqa: S311
            projects += _projects(course, cohort, ledger, office, facts, random)
        for period in ledger.periods:
            by_then = [
                _as_of(one, nth, period, ledger, f"{seed}/{office.place}")
                for nth, one in enumerate(projects, 1)
                if str(one["signed_on"]) <= period
            ]
            if not recipe.is_absent(office.place, period):
                yield DrawnReturn(form, office, period, {}, tuple(by_then))


def _projects(
    course: Sequence[DrawnReturn], cohort: Cohort, ledger: Ledger, office: Office, facts: Facts, random: Random
) -> Iterator[Project]:
    """Every project of a cohort as it stood in the end; its state is written once it is known as of when."""
    drawn, taken = course[-1], steps_taken(course, cohort, random)
    sizes = contracts(drawn, cohort, [next(iter(days.values())) for days in taken], facts, random)
    registered = sum(_REGISTERED in days for days in taken)
    funds = shared(drawn.figures[cohort.funds] or Decimal(0), sizes[:registered], random) if cohort.funds else []
    place = facts.places.keyed(office.place).short
    own = {one.nth: one for one in ledger.named if (one.place, one.form) == (office.place, cohort.form)}
    placed = _placed(office, cohort, ledger)
    for nth, days in enumerate(taken):
        trade = random.choice(ledger.trade)
        product = random.choice(trade.products)
        trade, product = placed.get(nth + 1) or placed.get(nth - len(taken)) or (trade, product)
        number = f"{cohort.first.year}—{nth + 1:03d}"
        yield {
            "project": f"示例{place}{product}项目{number}",
            "county": office.written or facts.places.keyed(office.place).label,
            "investor": f"示例{product}({place})有限公司",
            "investor_home": random.choice(ledger.homes),
            "categories": random.choice(ledger.categories),
            "industry": trade.industry,
            "chain": trade.chain,
            "link": product,
            "task": random.choice(ledger.tasks),
            "manufacturing": ledger.manufacturing,
            "contract": sizes[nth],
            **{f"{step}_on": days.get(step) for step in ledger.states},
            **_papers(days.get(_REGISTERED), sizes[nth], random),
            **moneys(funds[nth : nth + 1]),
            **(own[nth + 1].model_dump(include={"project", "investor"}) if nth + 1 in own else {}),
        }


def _placed(office: Office, cohort: Cohort, ledger: Ledger) -> dict[int, tuple[Trade, str]]:
    """By its number, or from the last as -1, what a project makes that is not drawn."""
    mine = (one for one in ledger.placed if (one.place, one.form) == (office.place, cohort.form))
    return {
        one.nth: (Trade(industry=one.industry, chain=one.chain, products=(one.product,)), one.product) for one in mine
    }


def _as_of(project: Project, nth: int, period: str, ledger: Ledger, seed: str) -> Project:
    """The nth project of its office as it was known by the day of a ledger."""
    known = {name: None if isinstance(cell, date) and str(cell) > period else cell for name, cell in project.items()}
    known["filed_amount"] = project["filed_amount"] if known["filed_on"] else None
    known |= money_by(project, nth, period, ledger, seed)
    return known | {"state": _state(known, nth, date.fromisoformat(period), ledger)}


def _state(known: Project, nth: int, day: date, ledger: Ledger) -> str:
    """The word for the last step taken, or, long enough after the last or the first one, for what came of it."""
    end, signed = ledger.given_up, known["signed_on"]
    waits = not known[f"{_REGISTERED}_on"] and nth % end.nth == 0
    if waits and isinstance(signed, date) and signed + timedelta(end.after_days) <= day:
        return end.state
    last = known[f"{list(ledger.states)[-1]}_on"]
    if isinstance(last, date) and last + timedelta(ledger.at_capacity.after_days) <= day:
        return ledger.at_capacity.state
    return [word for step, word in ledger.states.items() if known[f"{step}_on"]][-1]


def _papers(day: date | None, contract: Decimal, random: Random) -> Project:
    """What is filed and licensed on the day a project registers; nothing where it has not."""
    filed = (contract * Decimal(random.uniform(*_FILED))).quantize(CENT) if day else None
    return {"licensed_on": day, "filed_on": day, "filed_amount": filed}
