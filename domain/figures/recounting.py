"""Follow-through and bands counted again: from the cells of returns, or project by project from the registers."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from domain.figures.coming import belonging, between, from_region, steps_taken
from domain.figures.listing import Listed, Part
from domain.indicators import Ratio

NOTHING = Fraction(0)


def reported(listed: Listed) -> tuple[Fraction | None, Fraction | None]:
    """Both sums over the units that have told both."""
    part, whole = listed.figure.indicators(listed.facts)[:2]
    both = listed.values("now", part).keys() & listed.values("now", whole).keys()
    return listed.total("now", part, both), listed.total("now", whole, both)


def followed(listed: Listed) -> tuple[Fraction | None, Fraction | None]:
    """What of the projects listed has come so far: a number of them, or the money in place of the money agreed."""
    return _come(_ratio(listed).counted, belonging(listed), listed)


def followed_rank(listed: Listed) -> Fraction | None:
    """The rank of a chain among the listed ones by what has come: 1 and one more for every chain ahead."""
    rates = _by_chain(listed)
    own = rates.get(listed.figure.group[1])
    return None if own is None else Fraction(1 + sum(rate is not None and rate > own for rate in rates.values()))


def followed_chains(listed: Listed) -> Fraction | None:
    """How many of the listed chains have a signed project."""
    return Fraction(len(_by_chain(listed)))


def followed_short(listed: Listed) -> Fraction | None:
    """How many of those fall short of the share asked for."""
    asked, rates = asked_share(listed), _by_chain(listed).values()
    return None if asked is None else Fraction(sum(rate is not None and rate < asked for rate in rates))


# What is counted of chains themselves, and all that is told chain by chain.
CHAINS = {"followed_chains": followed_chains, "followed_short": followed_short}
BY_CHAIN = {"followed_rank": followed_rank, **CHAINS}


def _by_chain(listed: Listed) -> dict[str, Fraction | None]:
    """What of the projects of every chain has come; None where that is not told."""
    counted, cohort = _ratio(listed).counted, belonging(listed)
    rates: dict[str, Fraction | None] = {}
    for chain in {chain for _, shares in cohort for chain in shares}:
        mine = [(project, {chain: shares[chain]}) for project, shares in cohort if chain in shares]
        part, whole = _come(counted, mine, listed)
        rates[chain] = part / whole if part is not None and whole else None
    return rates


def needed(listed: Listed) -> Fraction | None:
    """What is short of the share asked for: whole projects, or money."""
    asked, (part, whole) = asked_share(listed), parted(listed)
    if asked is None or part is None or not whole:
        return None
    lacking = max(NOTHING, asked * whole - part)
    return lacking if _ratio(listed).counted == "funds" else Fraction(ceil(lacking))


def gap_points(listed: Listed) -> Fraction | None:
    """The share less the one asked for, in percentage points."""
    asked, (part, whole) = asked_share(listed), parted(listed)
    return None if asked is None or part is None or not whole else (part / whole - asked) * 100


def asked_share(listed: Listed) -> Fraction | None:
    """The share that is asked for, of 1."""
    return listed.total("share_asked", listed.figure.item)


def parted(listed: Listed) -> tuple[Fraction | None, Fraction | None]:
    """What a share is taken of: by the returns, or project by project."""
    return followed(listed) if listed.figure.made.gathered == "cohort" else reported(listed)


def stepped(listed: Listed) -> Fraction | None:
    """How many of the projects listed have taken a step, or their money: what of each is counted here.

    Money is 0 where no project is listed, and None where some are and none of them tells it.
    """
    return _stepped(from_region(belonging(listed), listed), listed)


def regional(listed: Listed) -> tuple[Fraction | None, Fraction | None]:
    """What of the signed projects of a chain, or of their money, comes from a region, and all of it."""
    cohort = belonging(listed)
    return _stepped(from_region(cohort, listed), listed), _stepped(cohort, listed)


def _stepped(cohort: Sequence[Part], listed: Listed) -> Fraction | None:
    step = listed.figure.item
    if step in ("signed_money", "funds"):
        field = "funds" if step == "funds" else "contract"
        told = [one for one, _ in cohort if one.get("contract") is not None and one.get(field) is not None]
        return _money(cohort, field) if told or not cohort else None
    return sum((share_of(part) for part in cohort if step == "signed" or step in steps_taken(part[0], listed)), NOTHING)


def _come(counted: str, cohort: Sequence[Part], listed: Listed) -> tuple[Fraction | None, Fraction | None]:
    if counted != "funds":
        came = sum((share_of(part) for part in cohort if counted in steps_taken(part[0], listed)), NOTHING)
        return (came, sum(map(share_of, cohort), NOTHING)) if cohort else (None, None)
    agreed = [part for part in cohort if part[0].get("contract") is not None]
    told = [part for part in agreed if part[0].get("funds") is not None]
    return _money(told, "funds") if told else None, _money(agreed, "contract") if agreed else None


def share_of(part: Part) -> Fraction:
    """How much of a project is counted here."""
    return sum(part[1].values(), NOTHING)


def _money(parts: Sequence[Part], field: str) -> Fraction:
    """What is counted here of the amounts of projects with a contract."""
    agreed = [part for part in parts if part[0].get("contract") is not None]
    told = ((part[0].get(field), share_of(part)) for part in agreed)
    return sum((Fraction(amount) * share for amount, share in told if amount is not None), NOTHING)


def _ratio(listed: Listed) -> Ratio:
    return listed.figure.ratio(listed.facts)


def banded(listed: Listed) -> Fraction | None:
    """How many projects were signed in the window with a contract inside the band: its least in, its end out."""
    band, window = listed.facts.indicators[listed.figure.item].band, listed.facts.seasons[listed.figure.season].counting
    assert band is not None
    last = min(window.last, listed.day)
    signed = [one for one in listed.projects() if between(one.get("signed_on"), window.first, last)]
    sizes = [Fraction(told) for one in signed if (told := one.get("contract")) is not None]
    return Fraction(sum(size >= band.least and (band.below is None or size < band.below) for size in sizes))
