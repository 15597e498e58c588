"""Invented projects under negotiation: those behind the signed ones of a season, and those that are still open."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from domain.facts import Facts
from loaders.demonstration.figures import DrawnReturn
from loaders.demonstration.funding import Project
from loaders.demonstration.recipe import Office, Recipe
from loaders.demonstration.sizes import CENT
from loaders.demonstration.talk_recipe import Talks

_SAME = ("project", "county", "investor", "investor_home", "industry", "chain", "link", "task")
_TALKED, _INTENDED, _SIGNED, _ENDED = "talked_on", "intended_on", "signed_on", "ended_on"


def draw_talks(facts: Facts, recipe: Recipe, ledgers: Sequence[DrawnReturn], seed: int) -> Iterator[DrawnReturn]:
    """The register of every office that has one, period by period: all talks begun by its day, as far as they were."""
    talks = recipe.talks
    form = facts.form(talks.form)
    for office in (one for one in recipe.office if one.place in talks.places):
        random = Random(f"{seed}/{form.key}/{office.place}")  # noqa: S311
        last = max((one for one in ledgers if one.office.place == office.place), key=lambda one: one.period)
        projects = [*_signed(last, talks, random), *_open(facts, recipe, office, random)]
        for period in talks.periods:
            rows = [_as_of(one, date.fromisoformat(period), talks) for one in projects if str(one[_TALKED]) <= period]
            if not recipe.is_absent(office.place, period):
                yield DrawnReturn(form, office, period, {}, tuple(rows))


def _signed(ledger: DrawnReturn, talks: Talks, random: Random) -> Iterator[Project]:
    """The talks behind every so manieth project that was signed since talks are told of, under its name."""
    signed = [row for row in ledger.projects if str(row[_SIGNED]) >= str(talks.first)]
    for row in signed[:: talks.nth_signed]:
        day = row[_SIGNED]
        assert isinstance(day, date)
        intended = day - timedelta(days=random.randint(*talks.days_to_sign))
        talked = intended - timedelta(days=random.randint(*talks.days_to_intend))
        days = {_TALKED: talked, _INTENDED: intended, _SIGNED: day, _ENDED: None}
        yield {name: row[name] for name in _SAME} | {"planned": row["contract"], **days}


def _open(facts: Facts, recipe: Recipe, office: Office, random: Random) -> Iterator[Project]:
    """Talks that are not signed by the end of the year, some of which come to nothing."""
    talks, place = recipe.talks, facts.places.keyed(office.place)
    whole = (talks.last - talks.first).days
    for nth in range(1, talks.open + 1):
        trade = random.choice(talks.trade)
        product = random.choice(trade.products)
        talked = talks.first + timedelta(days=random.randint(0, whole))
        intended = talked + timedelta(days=random.randint(*talks.days_to_intend))
        ended = talked + timedelta(days=random.randint(*talks.days_to_end))
        planned = Decimal(random.uniform(*talks.planned)).quantize(CENT)
        yield {
            "project": f"示例{place.short}{product}项目{talks.first.year}—{talks.number + nth:03d}",
            "county": office.written or place.label,
            "investor": f"示例{product}({place.short})有限公司",
            "investor_home": random.choice(recipe.ledger.homes),
            "industry": trade.industry,
            "chain": trade.chain,
            "link": product,
            "task": random.choice(recipe.ledger.tasks),
            "planned": None if nth % talks.nth_unsaid == 0 else planned,
            _TALKED: talked,
            _INTENDED: None if random.random() < talks.undecided else intended,
            _SIGNED: None,
            _ENDED: ended if nth % talks.nth_ended == 0 else None,
        }


def _as_of(talk: Project, day: date, talks: Talks) -> Project:
    """As its office knew it on the day of a register."""
    known = {name: None if isinstance(cell, date) and cell > day else cell for name, cell in talk.items()}
    last = next(name for name in (_ENDED, _SIGNED, _INTENDED, _TALKED) if known[name])
    return known | {"state": talks.states[last]}
