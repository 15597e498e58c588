"""The rows that scored questions ask, parted by scheme, and by which scheme each is scored."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any

import polars as pl

from domain.facts import Facts
from domain.schemes.earning import Quantity
from domain.schemes.files import parse_scheme, schemes_in
from domain.schemes.scheme import Scheme
from domain.schemes.scoring import Contender, Standing, standings

Row = Mapping[str, Any]
Reading = Callable[[str, Mapping[str, object]], pl.DataFrame]
_CONTENT = "select content from enacted_scheme where scheme = $scheme and version = $version"


@dataclass(frozen=True)
class Asked:
    """The rows asked for one scheme, in the printed order of the units."""

    scheme: Scheme
    rows: Sequence[Row]

    def standings(self, of: Callable[[Row], bool]) -> list[Standing]:
        """Every unit by the rows that are `of` the moment meant."""
        return standings(self.scheme, self.contenders(of))

    def contenders(self, of: Callable[[Row], bool]) -> list[Contender]:
        """Every unit with what it has in the rows that are `of` the moment meant."""
        by_place: dict[str, dict[str, Quantity]] = {row["place_key"]: {} for row in self.rows}
        banned: set[str] = set()
        for row in filter(of, self.rows):
            by_place[row["place_key"]][row["measure"]] = _quantity(row)
            if row["reason"] is not None:
                banned.add(row["place_key"])
        return [Contender(key, mine, key in banned) for key, mine in by_place.items()]

    def named(self, place: str) -> dict[str, object]:
        """Who the unit is, the last period its figures speak of, and the scheme."""
        mine = [row for row in self.rows if row["place_key"] == place]
        asked = [row["period"] for row in mine if row["measure"] in self.scheme.measures and not row.get("earlier")]
        told = {name: mine[0][name] for name in ("place", "place_key", "short", "reason")}
        scheme = {"scheme": self.scheme.key, "version": self.scheme.version, "official": self.scheme.official}
        return told | scheme | {"period": max(filter(None, asked), default=None)}


def by_scheme(frame: pl.DataFrame, facts: Facts, read: Reading) -> Iterator[Asked]:
    """The rows of each scheme, in the order of the schemes."""
    rows = frame.sort("scheme_ordinal", "scheme", "version", "place_ordinal", "measure").rows(named=True)
    for (key, version), of_scheme in groupby(rows, lambda row: (row["scheme"], row["version"])):
        yield Asked(scheme_version(facts, read, key, version), list(of_scheme))


def scheme_version(facts: Facts, read: Reading, key: str, version: str) -> Scheme:
    """One version of a scheme, committed or from the ledger that `read` asks; KeyError where there is none."""
    try:
        return schemes_in(facts).version(key, version)
    except KeyError:
        kept = read(_CONTENT, {"scheme": key, "version": version})
        if kept.is_empty():
            raise
        return parse_scheme(kept.item())


def _quantity(row: Row) -> Quantity:
    part, whole = row["part"], row["whole"]
    actual = Fraction(part) / Fraction(whole) if part is not None and whole else None
    return Quantity(row["status"], actual, _fraction(row["guarantee"]), _fraction(row["work"]))


def _fraction(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)
