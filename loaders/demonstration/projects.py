"""Invented projects behind the figures drawn: as many signed, registered, started and producing as were reported."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from domain.facts import Facts
from loaders.demonstration.figures import DrawnReturn
from loaders.demonstration.ledger_recipe import Cohort, Ledger
from loaders.demonstration.recipe import Office, Recipe
from loaders.demonstration.sizes import CENT, contracts, shared

_LAG = (0.12, 0.3)
_FILED = (0.85, 1.0)
_OUTSIDE = Decimal("0.8")
_FIXED = Decimal("0.6")

Project = dict[str, object]


def draw_ledgers(facts: Facts, recipe: Recipe, returns: Sequence[DrawnReturn], seed: int) -> Iterator[DrawnReturn]:
    """The ledgers of every office: each lists the projects behind the returns of its cohorts up to its day."""
    drawn = {(one.form.key, one.office.place, one.period): one for one in returns}
    form = facts.form(recipe.ledger.form)
    for office in recipe.office:
        for period in recipe.ledger.periods:
            projects: list[Project] = []
            for cohort in recipe.ledger.cohort:
                behind = drawn.get((cohort.form, office.place, cohort.period))
                if behind and cohort.period <= period:
                    random = Random(f"{seed}/{form.key}/{office.place}/{cohort.form}")  # noqa: S311
                    projects += _projects(behind, cohort, recipe.ledger, office, facts, random)
            if projects:
                yield DrawnReturn(form, office, period, {}, tuple(projects))


def _projects(
    drawn: DrawnReturn, cohort: Cohort, ledger: Ledger, office: Office, facts: Facts, random: Random
) -> Iterator[Project]:
    counts = {step: int(drawn.figures[key] or 0) for step, key in cohort.counts.items()}
    signed = next(iter(counts.values()))
    days = [cohort.first + (cohort.last - cohort.first) * (nth / signed) for nth in range(signed)]
    sizes = contracts(drawn, cohort, days, facts, random)
    registered = list(counts.values())[1]
    funds = shared(drawn.figures[cohort.funds] or Decimal(0), sizes[:registered], random) if cohort.funds else []
    place = facts.places.keyed(office.place).short
    for nth in range(signed):
        trade, step = random.choice(ledger.trade), [name for name, count in counts.items() if nth < count]
        product = random.choice(trade.products)
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
            "state": ledger.states[step[-1]],
            **_stages(step, days[nth], sizes[nth], cohort, random),
            **_moneys(funds[nth : nth + 1]),
        }


def _stages(step: list[str], day: date, contract: Decimal, cohort: Cohort, random: Random) -> Project:
    """The days of the steps taken, each after the one before it and none after the cohort's last."""
    days: dict[str, date] = {"signed": day}
    for name in step[1:]:
        day += max(timedelta(days=1), (cohort.last - day) * random.uniform(*_LAG))
        days[name] = min(day, cohort.last)
    registered = days.get("registered")
    filed = (contract * Decimal(random.uniform(*_FILED))).quantize(CENT) if registered else None
    return {
        "signed_on": days["signed"],
        "registered_on": registered,
        "licensed_on": registered,
        "filed_on": registered,
        "filed_amount": filed,
        "started_on": days.get("started"),
        "producing_on": days.get("producing"),
    }


def _moneys(funds: list[Decimal]) -> Project:
    """What has arrived of the project's money, and of which; nothing for one that is not registered."""
    return {
        name: (one * share).quantize(CENT)
        for one in funds
        for name, share in {"funds": Decimal(1), "funds_outside": _OUTSIDE, "funds_fixed": _FIXED}.items()
    }
