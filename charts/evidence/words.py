"""Whose a figure is, what it is called and how it is shown."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from charts.evidence.figured import rank_steps, show, show_gained
from charts.pipeline.quarters import quarter_told
from domain.chains.regions import regions_in
from domain.dates import show_day
from domain.facts import Facts
from domain.figures.named import Figure
from domain.numbers import cut, show_as_written, show_change, show_number, show_rate
from domain.schemes.telling import POINT_DIGITS

_DECIMALS = 2


def whose(made: Figure, facts: Facts) -> str:
    """The unit, or what projects share."""
    kind, group = made.group
    if not kind:
        return facts.reporters.called(made.whose).label
    say = facts.sentences
    none = {"chain": say["no_chain"], "loose": say["no_industry"]}
    none |= {"links": say["every_chain"], "ranked": say["any_listed_chain"], "unlisted": say["no_listed_chain"]}
    named = say["signed_in_year"].format(year=group) if kind == "year" else group or none.get(kind, "")
    if kind == "quarter":
        quarter, _, chain = group.partition("|")
        named = say["signed_in_quarter"].format(quarter=quarter_told(quarter, facts)) + chain
    if kind == "link":
        chain, _, link = group.partition("|")
        named = f"{chain}·{link or say['no_listed_link']}"
    if made.region:
        named = _from_region(made, *made.region, facts)
    if kind in ("loose", "loose_region"):
        named = f"{named}　{say['no_listed_chain']}"
    return f"{facts.reporters.called(made.unit).label}　{named}" if made.unit else named


def _from_region(made: Figure, region: str, shared: str, facts: Facts) -> str:
    label = next(one.label for one in regions_in(facts).every if one.key == region)
    none = facts.sentences["no_industry"] if made.group[0] == "loose_region" else ""
    named = facts.sentences["from_region"].format(region=label)
    return "　".join(word for word in (named, shared or none) if word)


def shown(made: Figure, value: Fraction, facts: Facts) -> str:
    """The exact figure as people read it, rounded once."""
    if made.made.compared == "both" and made.measure != "progress_rank":
        return _changed(made, value, facts)
    if made.made.compared == "then" or made.made.seen:
        made = replace(made, measure=made.made.root)
    if made.made.gathered == "score":
        return show_number(cut(value), 0 if made.measure.endswith("_rank") else POINT_DIGITS)
    if made.made.of in ("indicator", "band"):
        return show(made.measure, cut(value), facts.indicators[made.item], facts)
    if made.measure == "talks_since":
        return show_day(date.fromordinal(int(value)))
    if made.made.of in ("pace", "gap", "talk"):
        return _counted(made, value, facts)
    if made.measure.endswith(("_rate", "_completion", "_share")):
        return show_rate(cut(value))
    if made.measure.endswith("_gap"):
        return show_change(cut(value))
    money = made.item == "signed_money" or "funds" in (made.item, _needs(made, facts))
    return show_number(cut(value), _DECIMALS) if money else show_as_written(cut(value))


def _needs(made: Figure, facts: Facts) -> str:
    """What a figure of what is missing is counted in."""
    return made.ratio(facts).counted if made.measure.endswith("_needed") else ""


def _counted(made: Figure, value: Fraction, facts: Facts) -> str:
    """A figure of the pipeline, of links or of talks: a share, money, days, or a number of them."""
    if made.measure in ("pace_rate", "pace_conversion", "wait_share"):
        return show_rate(cut(value))
    if made.measure == "gap_rate":
        return show_rate(cut(value), 0)
    if made.measure.endswith("_median"):
        return facts.sentences["days_told"].format(days=show_number(cut(value), 0))
    return show_number(cut(value), _DECIMALS) if made.measure.endswith("_money") else show_as_written(cut(value))


def _changed(made: Figure, value: Fraction, facts: Facts) -> str:
    """A rank by its steps, points with their sign, a number of projects too."""
    if made.made.basis:
        return rank_steps(int(value)) or facts.sentences["rank_level"]
    if made.made.of in ("scheme", "ratio"):
        return show_change(cut(value), POINT_DIGITS if made.made.of == "scheme" else 1)
    return show_gained(cut(value))


def figure_name(made: Figure, facts: Facts) -> str:
    """What the figure says of its item, as it is told apart from those beside it."""
    if made.measure == "region_share":
        return facts.sentences[f"measure_region_share_{made.item}"]
    if made.talked and made.made.of == "pace" and made.measure.endswith("_money"):
        return facts.sentences[f"measure_{made.measure}_talked"]
    return facts.sentences[f"stepped_{made.item}" if made.measure == "stepped" else f"measure_{made.measure}"]
