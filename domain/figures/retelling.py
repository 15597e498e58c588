"""Tasks of departments and landed key enterprises counted again from their lines."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from domain.checks.evidence import Tallies
from domain.enterprises import AND, exact_name
from domain.figures.listing import Listed, Project
from domain.figures.measures import MEASURES
from domain.reviews import Conclusion

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


@dataclass(frozen=True)
class _Named:
    """One line of a list: its unit, its cells by field, and by category what the city concluded."""

    place: str
    cells: dict[str, str | None] = field(default_factory=dict)
    concluded: dict[str, str | None] = field(default_factory=dict)


_Counts = Callable[[_Named, Collection[str]], bool]


def firms(listed: Listed) -> Fraction | None:
    """How many firms or projects of a kind there are, each once in its unit, or what a count says; the city adds up."""
    told = _named(listed, lambda _line, _words: True)
    told += listed.values("now", listed.figure.item).values()
    return sum(told, Fraction(0)) if told else None


def firms_evidenced(listed: Listed) -> Fraction | None:
    """Those of them with a day of landing and what proves it; a count says nothing of that."""
    told = _named(listed, lambda line, _words: bool(line.cells.get("landed_on") and line.cells.get("evidence")))
    return sum(told, Fraction(0)) if told else None


def firms_concluded(state: Conclusion) -> Callable[[Listed], Fraction | None]:
    """Those upon which the city has concluded so, in a category of the kind."""

    def counted(listed: Listed) -> Fraction | None:
        outcome = listed.facts.sentences[f"state_{state}"]
        told = _named(listed, lambda line, words: any(line.concluded.get(word) == outcome for word in words))
        return sum(told, Fraction(0)) if told else None

    return counted


def _named(listed: Listed, counts: _Counts) -> list[Fraction]:
    """By unit with a list, how many firms or projects of the kind its lines name of which one counts."""
    words, by_project = listed.facts.key_enterprises.counted_once(listed.figure.item)
    named: dict[str, set[str]] = {place: set() for place in listed.places("list")}
    for line in _lines(listed):
        if words & set((line.cells.get("categories") or "").split(AND)) and counts(line, words):
            cells = line.cells
            named[line.place].add(exact_name((by_project and cells.get("project")) or cells.get("firm")))
    return [Fraction(len(names)) for names in named.values()]


def _lines(listed: Listed) -> Iterable[_Named]:
    lines: dict[tuple[str, int], _Named] = {}
    for row in listed.rows:
        if row["role_key"] in ("line", "reviewed"):
            line = lines.setdefault((row["submission"], row["row_number"]), _Named(row["place_key"]))
            told = line.cells if row["role_key"] == "line" else line.concluded
            told[row["item"]] = row["value"]
    return lines.values()


def _worth(line: Project) -> Decimal:
    return Decimal(line.get("investment") or 0)
