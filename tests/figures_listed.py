"""The cells listed for figures, asked once for all that differ only in whose they are or of what item."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from domain.dates import office_day, read_moment
from domain.figures.listing import LINE_ROLES, Listed
from domain.figures.measures import MEASURES
from domain.figures.named import Figure
from domain.figures.numbers import read_figure
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
_FIELDS |= {field for made in MEASURES.values() for field in made.fields}
_OF_ALL = ("link", "share_asked")
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
        key = tuple(value for name, value in broad.items() if name != "figure_name")
        if key not in self._wide:
            self._wide[key] = answered(questions()[CELLS], broad, self.store.query)
        kept = self._wide[key].filter([_kept(row, bound) for row in self._wide[key].rows(named=True)])
        kept = cells_of_score(kept.with_columns(pl.lit(name).alias("figure")), self.store.facts, self.store.query)
        return listed(kept, figure, self.store.facts, self.day, self.store.query)

    def asked(self, name: str) -> Listed:
        """What evidence/cells itself answers."""
        frame = ask(self.store, CELLS, figure=name, **self.given)
        return listed(frame, read_figure(name, self.store.facts), self.store.facts, self.day, self.store.query)

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


def _kept(row: Mapping[str, Any], bound: Bound) -> bool:
    """Whether the row is of the figure's own unit, items, levels and fields."""
    role, place = row["role_key"], bound["figure_place"]
    if place is not None and row["place_key"] != place and role not in _OF_ALL:
        return False
    if bound["figure_gathered"] == "score":
        return True
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
