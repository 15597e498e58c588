"""How a figure is made, with its numbers in it; the words are data, the numbers those of the cells listed."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from charts.evidence.meanings import meaning
from charts.evidence.words import shown, whose
from charts.markup import figure
from domain.dates import show_day
from domain.facts import Facts
from domain.figures.gapping import covered
from domain.figures.listing import Listed
from domain.figures.named import Figure
from domain.figures.recomputing import now_and_before, recomputed
from domain.figures.recounting import asked_share, parted, regional
from domain.figures.rescoring import part_of, scored
from domain.figures.retelling import firms, task_asked, task_done
from domain.figures.stepping import PACED
from domain.indicators import Indicator
from domain.numbers import DASH, cut, show_as_written
from domain.projects.pipeline import pipeline_in
from domain.schemes.telling import part_sentence, plain


def title(made: Figure, facts: Facts) -> str:
    """Whose figure it is, of what, and of which week or month where it is of one."""
    since = "figure_since" if made.made.of == "pace" else "figure_seen" if made.made.seen else "figure_slot"
    slot = "　" + facts.sentences[since].format(day=show_day(made.on)) if made.on else ""
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
    if listed.figure.made.compared:
        return _compared(listed)
    return _WORDED[listed.figure.made.of](listed)


def _of_ratio(listed: Listed) -> dict[str, str]:
    part, whole = parted(listed)
    return _written(part=part, of=whole, asked=asked_share(listed))


def _of_step(listed: Listed) -> dict[str, str]:
    part, whole = regional(listed)
    return _written(part=part, of=whole)


def _of_gap(listed: Listed) -> dict[str, str]:
    links = [row for row in listed.rows if row["role_key"] == "link"]
    return {"links": str(len(links)), "covered": show_as_written(cut(covered(listed)))}


def _of_part(listed: Listed) -> dict[str, str]:
    named = part_of(listed)
    return {"told": part_sentence(named, listed.facts) if named else DASH}


def _of_scheme(listed: Listed) -> dict[str, str]:
    standing = scored(listed)
    points = [one.points for one in standing.parts if one.points is not None] if standing else []
    return {"parts": " + ".join(map(plain, points)) or DASH}


def _compared(listed: Listed) -> dict[str, str]:
    """What the figure was and is, and the one less the other."""
    made, (now, before) = listed.figure, now_and_before(listed)
    root = replace(made, measure=made.made.root)
    told = {"now": now, "before": before}
    less = before - now if now is not None and before is not None else None
    words = {name: DASH if value is None else shown(root, value, listed.facts) for name, value in told.items()}
    return words | _written(difference=less)


def _of_pace(listed: Listed) -> dict[str, str]:
    """The step with the one before it, the day it is counted from, and the two numbers of a share."""
    made, pipeline = listed.figure, pipeline_in(listed.facts)
    step, after = made.awaited
    say, of = listed.facts.sentences, "talked" if made.talked else "signed"
    labels = {
        "step": pipeline.labels[step],
        "before": pipeline.labels.get(pipeline.before(step, made.talked) or "", DASH),
    }
    labels |= {"kind": say[f"pace_of_{of}"], "money": say[f"pace_money_{of}"]}
    shared = ("pace_reached", "pace_signed") if made.measure == "pace_rate" else ("pace_moved_on", "pace_moved_from")
    part, whole = (PACED[measure](listed) for measure in shared)
    numbers = _written(part=part, of=whole, followed=PACED["pace_followed"](listed))
    return labels | numbers | {"after": str(after), "since": show_day(made.on) if made.on else DASH}


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


_WORDED: dict[str, Callable[[Listed], dict[str, str]]] = {
    "indicator": _of_indicator,
    "band": _of_indicator,
    "ratio": _of_ratio,
    "step": _of_step,
    "pace": _of_pace,
    "gap": _of_gap,
    "talk": lambda _: {},
    "season": lambda _: {},
    "task": lambda listed: _written(done=task_done(listed), target=task_asked(listed)),
    "part": _of_part,
    "scheme": _of_scheme,
    "kind": lambda listed: _written(firms=firms(listed)),
}
