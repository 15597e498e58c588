"""When an invented project took its steps: evenly over its cohort's years, or in the week that first counted them."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from loaders.demonstration.figures import DrawnReturn
from loaders.demonstration.ledger_recipe import Cohort

Steps = dict[str, date]

_LAG = (0.12, 0.3)
_DAY = timedelta(days=1)


def steps_taken(course: Sequence[DrawnReturn], cohort: Cohort, random: Random) -> list[Steps]:
    """Of every project the days of its steps, in order; `course` are the cohort's returns, the last its final one."""
    final = _counts(course[-1], cohort)
    steps = [[step for step, count in final.items() if nth < count] for nth in range(next(iter(final.values())))]
    if cohort.as_reported:
        return [_as_reported(nth, mine, course, cohort, random) for nth, mine in enumerate(steps)]
    whole = cohort.last - cohort.first
    return [_evenly(mine, cohort.first + whole * (nth / len(steps)), cohort, random) for nth, mine in enumerate(steps)]


def _evenly(steps: Sequence[str], day: date, cohort: Cohort, random: Random) -> Steps:
    """Each some days after the one before it and none after the cohort's last."""
    days = {steps[0]: day}
    for name in steps[1:]:
        day += max(_DAY, (cohort.last - day) * random.uniform(*_LAG))
        days[name] = min(day, cohort.last)
    return days


def _as_reported(
    nth: int, steps: Sequence[str], course: Sequence[DrawnReturn], cohort: Cohort, random: Random
) -> Steps:
    """Each on a day of the stretch whose return is the first to count as many."""
    ends = [cohort.first - _DAY, *(min(date.fromisoformat(one.period), cohort.last) for one in course)]
    days: Steps = {}
    for name in steps:
        stretches = zip(pairwise(ends), course, strict=True)
        before, last = next(stretch for stretch, one in stretches if _counts(one, cohort)[name] > nth)
        first = max([before + _DAY, *days.values()])
        days[name] = first + timedelta(days=random.randint(0, (last - first).days))
    return days


def _counts(drawn: DrawnReturn, cohort: Cohort) -> dict[str, int]:
    return {step: int(drawn.figures[key] or 0) for step, key in cohort.counts.items()}
