"""How large the invented projects are: as many in every band as the return counts, the other money over the rest."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal
from random import Random

from domain.facts import Facts
from loaders.demonstration.figures import DrawnReturn
from loaders.demonstration.ledger_recipe import Cohort

CENT = Decimal("0.01")
_UNEVEN = (0.4, 1.6)
_LOW_IN_BAND = 0.3
_OPEN_BAND = Decimal("1.5")


def contracts(
    drawn: DrawnReturn, cohort: Cohort, signed: Sequence[date], facts: Facts, random: Random
) -> list[Decimal]:
    """The contract of every project in 亿元; their sum is the return's, those of its year fill the bands it counts."""
    sizes = _sizes(drawn, cohort, facts, random)
    of_year = [nth for nth, day in enumerate(signed) if f"{day:%Y}" == drawn.period[:4]]
    large = dict(zip(random.sample(of_year, len(sizes)), sizes, strict=True)) if sizes else {}
    rest = [nth for nth in range(len(signed)) if nth not in large]
    shares = shared((drawn.figures[cohort.contract] or Decimal(0)) - sum(sizes), [1] * len(rest), random)
    found = large | dict(zip(rest, shares, strict=True))
    if sizes:
        _keep_small(found, [nth for nth in of_year if nth not in large], rest[0], _limits(cohort, facts)[-1] - CENT)
    return [found[nth] for nth in range(len(signed))]


def shared(whole: Decimal, weights: Sequence[Decimal | int], random: Random) -> list[Decimal]:
    """`whole` in uneven parts of full cents, larger for a larger weight, that add up to it exactly."""
    uneven = [float(weight) * random.uniform(*_UNEVEN) for weight in weights]
    parts = [(whole * Decimal(weight / sum(uneven))).quantize(CENT) for weight in uneven]
    if parts:
        parts[0] += whole - sum(parts)
    return parts


def _sizes(drawn: DrawnReturn, cohort: Cohort, facts: Facts, random: Random) -> list[Decimal]:
    """A size for every project the bands count, each once: a wider band counts those of a narrower as well."""
    sizes: list[Decimal] = []
    limits = _limits(cohort, facts)
    for least in limits:
        counted = next(key for key in cohort.bands if _least(key, facts) == least)
        upper = min((limit for limit in limits if limit > least), default=least * _OPEN_BAND)
        inside = [size for size in sizes if _holds(counted, size, facts)]
        for _ in range(int(drawn.figures[counted] or 0) - len(inside)):
            size = least + (upper - least) * Decimal(random.uniform(0, _LOW_IN_BAND))
            sizes.append(size.quantize(CENT, ROUND_DOWN))
    return sizes


def _limits(cohort: Cohort, facts: Facts) -> list[Decimal]:
    """The lower limits of the bands, the highest first."""
    return sorted((_least(key, facts) for key in cohort.bands), reverse=True)


def _least(key: str, facts: Facts) -> Decimal:
    band = facts.indicators[key].band
    if band is None:
        raise ValueError(f"“{key}”没有写明投资额档")
    return band.least


def _holds(key: str, size: Decimal, facts: Facts) -> bool:
    band = facts.indicators[key].band
    return band is not None and band.least <= size and (band.below is None or size < band.below)


def _keep_small(found: dict[int, Decimal], small: Sequence[int], first: int, most: Decimal) -> None:
    """Let no project of `small` exceed `most`; what is cut goes to the first project."""
    for nth in small:
        found[first] += max(Decimal(0), found[nth] - most)
        found[nth] = min(found[nth], most)
