"""What the cells of a figure are found by: which returns or lines, of whom, and which of their fields."""

from domain.facts import Facts
from domain.figures.named import Figure
from domain.projects.pipeline import pipeline_in

SOUGHT = (
    "measure", "season", "gathered", "items", "fields", "levels", "place", "grouped_by", "group_key", "earlier",
    "least", "on", "name", "held_on",
)  # fmt: skip
# Of these, what those of projects under negotiation are found by.
SOUGHT_OF_TALKS = ("measure", "gathered", "fields", "place", "grouped_by", "group_key", "name")
_CHAIN, _LINK, _INDUSTRY = ("chain",), ("chain", "link"), ("chain", "industry")
_CHAINED = {
    "chain": _CHAIN, "link": _LINK, "links": _LINK, "loose": _INDUSTRY, "ranked": _CHAIN, "unlisted": _CHAIN,
    "loose_region": (*_INDUSTRY, "investor_home"),
}  # fmt: skip
# The fields of a register that say whether a project is one of those counted, or how much it adds.
STEPS = {
    "signed": (),
    "registered": ("registered_on", "licensed_on", "started_on", "producing_on", "state"),
    "landed": ("filed_on", "licensed_on", "started_on", "producing_on", "state"),
    "started": ("started_on", "producing_on", "state"),
    "producing": ("producing_on", "state"),
    "signed_money": ("contract",),
    "funds": ("contract", "funds"),
}
# Groups that may be of one chain besides, with the fields that say what belongs to them.
_PERHAPS_OF_CHAIN = {"quarter": (), "region": ("investor_home",)}
# The group that a share of a region is taken of.
_WHOLE = {"region": "chain", "loose_region": "loose"}
_BY_STATE = ("state",)
_DAYS = ("registered_on", "filed_on", "licensed_on", "started_on", "producing_on", "state")
# Of projects under negotiation, what says how far one came, and since when.
_SAID, _SAID_WHEN = ("state", "intended_on"), ("state", "intended_on", "talked_on")
_OF_TALKS = {
    "pace_undated": _SAID_WHEN, "pace_median": _SAID_WHEN, "pace_followed": _SAID_WHEN, "pace_came": _SAID_WHEN,
    "talks": _BY_STATE, "talks_since": _SAID_WHEN,
}  # fmt: skip
_OF_TALKS_AT = {
    ("pace_reached", "negotiating"): (),
    ("pace_undated", "negotiating"): ("talked_on",),
    ("pace_flow", "negotiating"): ("talked_on",),
    ("pace_flow", "intended"): ("intended_on",),
    ("pace_moved_from", "intended"): (),
}
# What of the pipeline asks only whether projects have come to a step, and whether to the one before.
_COME = ("pace_signed", "pace_reached", "pace_rate")
_COME_FROM = ("pace_moved_on", "pace_moved_from", "pace_conversion")


def sought(figure: Figure, facts: Facts) -> dict[str, object]:
    """By the names in SOUGHT; lists run together with commas.

    `held_on` is given where they are those of the period before: the day of which a scheme is then taken.
    """
    made, (kind, name) = figure.made, figure.group
    among_units = made.basis not in ("", "followed")
    if figure.measure == "region_share" and figure.region:
        kind, name = _WHOLE[kind], figure.region[1]
    everyone = among_units or made.gathered == "score" or figure.unit in ("", facts.places.city.key)
    label, least = figure.task if made.of == "task" else (",".join(figure.indicators(facts)), None)
    found = (
        figure.measure,
        figure.season,
        "talks" if figure.talked else made.gathered,
        label,
        ",".join(fields_of(figure, facts)),
        ",".join(made.levels),
        None if everyone else figure.unit,
        "ranked" if made.basis == "followed" else kind or None,
        name,
        made.earlier,
        least,
        figure.on,
        str(figure),
        None,
    )
    return dict(zip(SOUGHT, found, strict=True))


def fields_of(figure: Figure, facts: Facts) -> tuple[str, ...]:
    """The fields of the register that it is made of, none that it would not change with."""
    if figure.made.gathered == "band":
        return ("contract", "signed_on")
    if figure.made.gathered != "cohort":
        return figure.made.fields
    if figure.talked:
        return ("project", *_shared(figure), *_talked(figure))
    found = dict.fromkeys(("signed_on", *_shared(figure), *_counted(figure, facts)))
    if facts.measures.cohort.terminated == "left_out":
        found["state"] = None
    return tuple(found)


def _shared(figure: Figure) -> tuple[str, ...]:
    kind, name = ("ranked", "") if figure.made.basis else figure.group
    if kind in _PERHAPS_OF_CHAIN:
        return (*_PERHAPS_OF_CHAIN[kind], *(_CHAIN if "|" in name else ()))
    return _CHAINED.get(kind, ())


def _counted(figure: Figure, facts: Facts) -> tuple[str, ...]:
    """Those that say how far a project has come, and what it is worth."""
    of = figure.made.of
    if of == "pace":
        return _paced(figure, facts)
    if of == "gap":
        return STEPS["landed"]
    step = figure.item if of == "step" else figure.ratio(facts).counted
    if figure.measure == "followed_whole":
        return ("contract",) if step == "funds" else ()
    return STEPS[step]


def _talked(figure: Figure) -> tuple[str, ...]:
    """Those of a register of negotiations that say how far a project has come, and what is planned."""
    measure = figure.measure.removesuffix("_money")
    said = _OF_TALKS_AT.get((measure, figure.item), _OF_TALKS.get(measure, _SAID))
    return said if measure == figure.measure else (*said, "planned")


def _paced(figure: Figure, facts: Facts) -> tuple[str, ...]:
    if figure.measure in ("pace_signed", "pace_money"):
        return ("contract",) if figure.measure == "pace_money" else ()
    if figure.measure not in (*_COME, *_COME_FROM):
        return (*_DAYS, "contract") if figure.measure.endswith("_money") else _DAYS
    before = pipeline_in(facts).before(figure.item) if figure.measure in _COME_FROM else "signed"
    return (*STEPS.get(figure.item, _BY_STATE), *STEPS.get(before or "signed", _BY_STATE))
