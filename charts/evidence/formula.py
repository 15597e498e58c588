"""How a figure is made, with its numbers in it; the words are data, the numbers those of the cells listed."""

from fractions import Fraction

from charts.evidence.words import meaning, shown, whose
from charts.markup import figure
from domain.dates import show_day
from domain.facts import Facts
from domain.figures.listing import Listed
from domain.figures.named import Figure
from domain.figures.recomputing import recomputed
from domain.figures.recounting import followed, reported
from domain.figures.rescoring import part_of, scored
from domain.figures.retelling import firms, task_asked, task_done
from domain.indicators import Indicator
from domain.numbers import DASH, cut, show_as_written
from domain.schemes.telling import part_sentence, plain


def title(made: Figure, facts: Facts) -> str:
    """Whose figure it is, of what, and of which week or month where it is of one."""
    slot = "　" + facts.sentences["figure_slot"].format(day=show_day(made.on)) if made.on else ""
    return f"{whose(made, facts)}　{meaning(made, facts).label}{slot}"


def result(listed: Listed) -> str:
    """The figure made again from its cells, as people read it; "—" where there is none."""
    value = recomputed(listed)
    return DASH if value is None else shown(listed.figure, value, listed.facts)


def formula(listed: Listed) -> str:
    """The formula of the figure with the numbers that stand in its cells."""
    made = listed.figure
    told = result(listed)
    ahead = int(told) - 1 if made.made.basis and told.isdecimal() else DASH
    words = {"result": told, "ahead": ahead, "lines": len(listed.projects()), "unit": meaning(made, listed.facts).unit}
    return listed.facts.sentences[f"formula_{made.measure}"].format(**_words(listed) | words)


def _words(listed: Listed) -> dict[str, str]:
    of = listed.figure.made.of
    if of in ("indicator", "band"):
        return _of_indicator(listed)
    if of == "ratio":
        part, whole = followed(listed) if listed.figure.made.gathered == "cohort" else reported(listed)
        return _written(part=part, of=whole)
    if of == "task":
        return _written(done=task_done(listed), target=task_asked(listed))
    if of == "part":
        named = part_of(listed)
        return {"told": part_sentence(named, listed.facts) if named else DASH}
    if of == "scheme":
        standing = scored(listed)
        points = [one.points for one in standing.parts if one.points is not None] if standing else []
        return {"parts": " + ".join(map(plain, points)) or DASH}
    return _written(firms=firms(listed)) if of == "kind" else {}


def _of_indicator(listed: Listed) -> dict[str, str]:
    made, indicator = listed.figure, listed.facts.indicators[listed.figure.item]
    level = made.made.levels[0] if made.made.levels else ""
    gone, whole = listed.facts.seasons[made.season].gone(listed.day)
    roles = {"now": "now", "earlier": "earlier", "target": level}
    told = {name: _summed(listed, role, indicator) for name, role in roles.items() if role}
    return told | {"gone": str(gone), "whole": str(whole)}


def _written(**values: Fraction | None) -> dict[str, str]:
    return {name: show_as_written(None if value is None else cut(value)) for name, value in values.items()}


def _summed(listed: Listed, role: str, indicator: Indicator) -> str:
    """One number, or how many were added up and what they come to."""
    made, values = listed.figure, listed.values(role, listed.figure.item)
    if not values or made.made.basis:
        return DASH
    among = listed.values("now", made.item) if role == "earlier" else None
    total = listed.total(role, made.item, among)
    shown = figure(None if total is None else cut(total), indicator, listed.facts)
    if made.whose in values:
        return shown
    count = len(values if among is None else values.keys() & among.keys())
    return listed.facts.sentences["formula_sum"].format(count=count, sum=shown)
