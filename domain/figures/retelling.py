"""Tasks of departments and landed key enterprises counted again from their lines."""

from decimal import Decimal
from fractions import Fraction

from domain.checks.evidence import Tallies
from domain.enterprises import AND, exact_name
from domain.figures.listing import Listed, Project
from domain.figures.measures import MEASURES

_DONE = MEASURES["task_actual"].fields


def task_done(listed: Listed) -> Fraction | None:
    """What the last line on a task says: the one of its counts that is filled in."""
    told = [line[field] for line in listed.projects() for field in _DONE if line.get(field)]
    return Fraction(told[0]) if told and told[0] is not None else None


def task_asked(listed: Listed) -> Fraction | None:
    """What is asked for."""
    return listed.total("asked", listed.figure.task[0])


def task_proved(listed: Listed) -> Fraction | None:
    """How many lines count toward a task: none of what is left out, none below its bound; nothing without a return."""
    if not listed.places("list"):
        return None
    uncounted = [rule.check.unless for rule in listed.facts.rules.rule if isinstance(rule.check, Tallies)]
    least = listed.figure.task[1]
    counted = [
        line
        for line in listed.projects()
        if not any(line.get(field) == word for unless in uncounted for field, word in unless.items())
        and (least is None or _worth(line) >= least)
    ]
    return Fraction(len(counted))


def firms(listed: Listed) -> Fraction | None:
    """How many firms or projects of a kind there are, each once in its unit, or what a count says; the city adds up."""
    return _firms(listed, evidenced=False)


def firms_evidenced(listed: Listed) -> Fraction | None:
    """Those of them with a day of landing and what proves it; a count says nothing of that."""
    return _firms(listed, evidenced=True)


def _firms(listed: Listed, evidenced: bool) -> Fraction | None:
    words, by_project = listed.facts.key_enterprises.counted_once(listed.figure.item)
    named: dict[str, set[str]] = {place: set() for place in listed.places("list")}
    for place, line in _by_place(listed):
        if evidenced and not (line.get("landed_on") and line.get("evidence")):
            continue
        if words & set((line.get("categories") or "").split(AND)):
            named[place].add(exact_name((by_project and line.get("project")) or line.get("firm")))
    told = [Fraction(len(names)) for names in named.values()]
    told += [] if evidenced else listed.values("now", listed.figure.item).values()
    return sum(told, Fraction(0)) if told else None


def _by_place(listed: Listed) -> list[tuple[str, Project]]:
    lines: dict[tuple[str, int], tuple[str, dict[str, str | None]]] = {}
    for row in listed.rows:
        if row["role_key"] == "line":
            _, line = lines.setdefault((row["submission"], row["row_number"]), (row["place_key"], {}))
            line[row["item"]] = row["value"]
    return list(lines.values())


def _worth(line: Project) -> Decimal:
    return Decimal(line.get("investment") or 0)
