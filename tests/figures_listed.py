"""The cells listed for figures, asked once for all that differ only in whose they are or of what item."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from domain.chains.regions import regions_in
from domain.dates import office_day, read_moment
from domain.facts import Facts
from domain.figures.identifiers import read_figure
from domain.figures.listing import LINE_ROLES, Listed
from domain.figures.measures import MEASURES
from domain.figures.named import Figure
from domain.figures.seeking import STEPS
from queries.ask import ask
from queries.catalogue import questions
from queries.parameters import bind
from queries.store import Store
from queries.worked.compared import answered
from queries.worked.listed import cells_of_score, listed

CELLS = "evidence/cells"
_FIELDS = {field for fields in STEPS.values() for field in fields} | {
    "signed_on",
    "chain",
    "link",
    "industry",
    "investor_home",
}
_FIELDS |= {"project", "talked_on", "intended_on", "planned"}
_FIELDS |= {field for made in MEASURES.values() for field in made.fields}
_ALL = ("ranked", "unlisted")
_OF_ALL = ("link", "share_asked")
# What became of a project under negotiation is listed where a figure asks how far it has come.
_BECAME = ("signed_as", "ended_told", "intended_told", "unlisted")
Bound = dict[str, Any]


class Evidence:
    """The cells of any figure of a ledger as of a day, against a day before."""

    def __init__(self, store: Store, as_of: str, previous_as_of: str) -> None:
        self.store, self.given = store, {"as_of": as_of, "previous_as_of": previous_as_of}
        self.day: date = office_day(read_moment(as_of))
        self._wide: dict[tuple[object, ...], pl.DataFrame] = {}

    def listed(self, name: str) -> Listed:
        """What evidence/cells lists of a figure, out of what it lists of all that are like it."""
        figure = read_figure(name, self.store.facts)
        bound = bind(questions()[CELLS], self.store.facts, {"figure": name, **self.given})
        broad = self._broadened(figure, bound)
        if figure.region and figure.measure == "stepped":
            everyone = [self._answered(broad | {"figure_grouped_by": kind, "figure_group_key": ""}) for kind in _ALL]
            wide = _from_region(*everyone, figure, self.store.facts)
        else:
            wide = self._answered(broad)
        kept = wide.filter([_kept(row, bound) for row in wide.rows(named=True)])
        kept = cells_of_score(kept.with_columns(pl.lit(name).alias("figure")), self.store.facts, self.store.query)
        return listed(kept, figure, self.store.facts, self.day, self.store.query)

    def asked(self, name: str) -> Listed:
        """What evidence/cells itself answers."""
        frame = ask(self.store, CELLS, figure=name, **self.given)
        return listed(frame, read_figure(name, self.store.facts), self.store.facts, self.day, self.store.query)

    def _answered(self, broad: Bound) -> pl.DataFrame:
        key = tuple(value for name, value in broad.items() if name != "figure_name")
        if key not in self._wide:
            self._wide[key] = answered(questions()[CELLS], broad, self.store.query)
        return self._wide[key]

    def _broadened(self, figure: Figure, bound: Bound) -> Bound:
        facts, made = self.store.facts, figure.made
        if made.seen:
            return bound
        broad = {**bound, "figure_fields": ",".join(sorted(_FIELDS)), "figure_place": None}
        if made.gathered in ("returns", "targets", "slot"):
            broad["figure_items"] = ",".join((*facts.indicators, *(ratio.key for ratio in facts.measures.ratio)))
            broad |= {"figure_gathered": "slot" if made.gathered == "slot" else "returns", "figure_earlier": True}
            broad["figure_levels"] = "guarantee,work" if made.levels != ("share",) else "share"
        if made.gathered == "cohort":
            broad |= {"figure_items": ",".join(ratio.key for ratio in facts.measures.ratio), "figure_levels": "share"}
        # Of measures alike in what they are gathered from one stands for all, if only for how far back they look.
        if made.gathered in ("returns", "targets", "slot", "cohort", "score"):
            alike = {"slot": "slot_gain", "score": "slot_score" if made.dated else "score"}.get(made.gathered, "actual")
            root = "pace_reached" if made.of == "pace" else alike
            broad["figure_measure"] = {"then": "score_before", "both": "score_change"}.get(made.compared, root)
        broad["figure_on"] = bound["figure_on"] if made.gathered in ("slot", "score") else None
        return broad


def _from_region(listed: pl.DataFrame, loose: pl.DataFrame, figure: Figure, facts: Facts) -> pl.DataFrame:
    """The lines of a group of a region, out of all that are in some listed chain and all that are in none."""
    assert figure.region
    (region, shared), in_none = figure.region, figure.group[0] == "loose_region"
    whole = loose if in_none else listed if shared else pl.concat([listed, loose])
    cells, line = whole.filter(role_key="project"), ["submission", "row_number"]
    homes = cells.filter(item="investor_home")
    mine = homes.filter([regions_in(facts).holding(home) == region for home in homes["value"]])
    if in_none:
        shares = pl.col("item") == "industry", pl.col("value").fill_null("") == shared
        mine = mine.join(cells.filter(*shares), on=line, how="semi")
    parts = whole.filter(pl.col("role_key") == "share", in_none or not shared or pl.col("item") == shared)
    mine = mine.join(parts, on=line, how="semi")
    return pl.concat([cells, parts]).join(mine, on=line, how="semi")


def _kept(row: Mapping[str, Any], bound: Bound) -> bool:
    """Whether the row is of the figure's own unit, items, levels and fields."""
    role, place = row["role_key"], bound["figure_place"]
    if place is not None and row["place_key"] != place and role not in _OF_ALL:
        return False
    if bound["figure_gathered"] == "score":
        return True
    if role in _BECAME:
        return "state" in bound["figure_fields"].split(",")
    if role in LINE_ROLES:
        return row["item"] in bound["figure_fields"].split(",")
    if role in ("guarantee", "work"):
        return role in bound["figure_levels"].split(",") and row["item"] in bound["figure_items"].split(",")
    if role == "share_asked":
        return bound["figure_levels"] == "share" and row["item"] in bound["figure_items"].split(",")
    if role == "earlier" and not bound["figure_earlier"]:
        return False
    if role == "now" and bound["figure_gathered"] == "targets":
        return False
    return role not in ("now", "earlier") or row["item"] in bound["figure_items"].split(",")
