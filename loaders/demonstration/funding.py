"""How money comes in to invented projects, ledger by ledger: what they once had, and a little more every week."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from random import Random

from loaders.demonstration.ledger_recipe import Ledger
from loaders.demonstration.sizes import CENT

_OUTSIDE = Decimal("0.8")
_FIXED = Decimal("0.6")

Project = dict[str, object]


def moneys(funds: Sequence[Decimal]) -> Project:
    """What has arrived of a project's money, and of which; nothing for one that has none yet."""
    return {
        name: (one * share).quantize(CENT)
        for one in funds
        for name, share in {"funds": Decimal(1), "funds_outside": _OUTSIDE, "funds_fixed": _FIXED}.items()
    }


def money_by(project: Mapping[str, object], nth: int, period: str, ledger: Ledger, seed: str) -> Project:
    """The money of the nth project of its unit by the day of a ledger; nothing of it falls from one to the next."""
    had, contract = project.get("funds"), project["contract"]
    assert isinstance(contract, Decimal)
    more = sum(_came(project, nth, period, ledger, seed), Decimal(0)) * contract
    if had is None and not more:
        return {}
    first = Decimal(str(had or 0))
    return moneys([max(first, min(first + more, contract * ledger.money.most)).quantize(CENT)])


def _came(project: Mapping[str, object], nth: int, period: str, ledger: Ledger, seed: str) -> Iterator[Decimal]:
    """The share of the contract that came in with every ledger up to the period."""
    random = Random(f"{seed}/{project['project']}")  # noqa: S311
    landed = str(project["licensed_on"] or "")
    for one in ledger.periods:
        comes, share = random.random() < ledger.money.chance, Decimal(random.uniform(*ledger.money.share))
        landed_by = bool(landed) and landed <= one and nth % ledger.money.nth > 0
        if comes and landed_by and str(ledger.money.since) < one <= period:
            yield share
