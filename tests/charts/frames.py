"""Hand-made answers with the columns of the queries, for tests of figures."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import polars as pl

from charts.slots import Slot
from domain.facts import Facts

PACE = Decimal("0.75")
SEPTEMBER = Slot(9, date(2022, 9, 1), date(2022, 9, 30))
WEEK = Slot(3, date(2023, 6, 5), date(2023, 6, 11))
NASTY = "<img src=x onerror=alert(1)>"


def as_read(html: str) -> str:
    """What is drawn, with the figures that open as plain text."""
    plain = re.sub(r'<span class="fig"[^>]*>(.*?)</span>', r"\1", html)
    return re.sub(r'<button class="opener fig" [^>]*>(.*?)</button>', r"\1", plain)


def ranked(facts: Facts, shares: dict[str, str | None], **changes: dict[str, Any]) -> pl.DataFrame:
    """completion/ranking for the indicator of the first card: target 100 and 120, completions as given, ranks by them.

    A share of None is a unit that has not reported. `changes` replaces columns of one place by its key.
    """
    order = sorted(
        (key for key in shares if shares[key] is not None), key=lambda key: Decimal(shares[key] or 0), reverse=True
    )
    rows = []
    for place in facts.places.place:
        if place.key in shares:
            given = shares[place.key]
            share = None if given is None else Decimal(given)
            lead = None if share is None else (share - PACE) * 100
            rank = None if share is None else 1 + sum(Decimal(shares[key] or 0) > share for key in order)
            row = {
                "place": place.label,
                "place_key": place.key,
                "short": place.short,
                "actual": None if share is None else share * 100,
                "guarantee_target": Decimal(100),
                "work_target": Decimal(120),
                "guarantee_completion": share,
                "work_completion": None if share is None else share / Decimal("1.2"),
                "level": None if share is None else facts.measures.level[-1].label,
                "pace": PACE,
                "lead_points": lead,
                "light": None if lead is None else _light(facts, lead),
                "rank": rank,
                "previous_rank": rank,
                "rank_change": None if rank is None else 0,
                "gain": None if share is None else Decimal("1.5"),
                "status": "not_reported" if share is None else "reported",
                "period": None if share is None else "2022-09",
                "submission": None,
            }
            rows.append(row | changes.get(place.key, {}))
    return pl.DataFrame(rows, infer_schema_length=None, strict=False)


def _light(facts: Facts, lead: Decimal) -> str:
    return next(one.label for one in facts.measures.light if one.least_lead is None or lead >= one.least_lead)


def history(facts: Facts, gains: dict[str, list[str | None]]) -> pl.DataFrame:
    """completion/history by months: the gains of each place key, None where it did not report."""
    rows = []
    longest = max(map(len, gains.values()))
    for place in facts.places.place:
        for at, gain in enumerate(gains.get(place.key, [None] * longest), 1):
            rows.append(
                {
                    "place": place.label,
                    "place_key": place.key,
                    "short": place.short,
                    "ordinal": at,
                    "period": None if gain is None else f"2022-{at:02d}",
                    "period_start": date(2022, at, 1),
                    "period_end": date(2022, at, 28 if at == 2 else 30 if at in (4, 6, 9, 11) else 31),
                    "value": None if gain is None else Decimal(gain),
                    "gain": None if gain is None else Decimal(gain),
                    "completion": None if gain is None else Decimal(gain) / 100,
                    "pace": Decimal(at) / 12,
                    "status": "not_reported" if gain is None else "reported",
                }
            )
    return pl.DataFrame(rows, infer_schema_length=None, strict=False)


def board(facts: Facts, states: list[str]) -> pl.DataFrame:
    """returns/this_period for September 2022: each place in the printed order, its state by sentence."""
    moment = datetime(2022, 10, 3, 2, 30)
    return pl.DataFrame(
        [
            {
                "place": place.label,
                "place_key": place.key,
                "state": facts.sentences[state],
                "period": "2022-09",
                "received_at": None if state == "state_awaited" else moment,
                "receipt": "20221003-0001",
                "ordinal": 9,
                "period_start": date(2022, 9, 1),
                "period_end": date(2022, 9, 30),
            }
            for place, state in zip(facts.places.place, states, strict=True)
        ]
    )


def city(indicator: str, light: str | None, **changes: Any) -> pl.DataFrame:
    """completion/city with one indicator."""
    row = {
        "indicator": indicator,
        "actual": Decimal("471.285"),
        "guarantee_target": Decimal(610),
        "work_target": Decimal(660),
        "guarantee_completion": Decimal("0.7726"),
        "work_completion": Decimal("0.7141"),
        "pace": PACE,
        "lead_points": Decimal("2.26"),
        "light": light,
        "level": None,
        "gain": Decimal("11.865"),
        "reported": 8,
        "expected": 9,
    }
    return pl.DataFrame([row | changes], strict=False)


def committed_tasks(facts: Facts) -> dict[str, pl.DataFrame]:
    """departments/asked by season where no table of tasks was handed in."""
    told: dict[str, list[dict[str, Any]]] = {key: [] for key in facts.seasons}
    nowhere = dict.fromkeys(("file", "sheet", "cell", "receipt", "received_at"))
    for task in facts.departments.tasks(facts.department_targets):
        named = {"place_key": task.department, "department": facts.reporters.keyed(task.department).label}
        said = {"duty": task.label, "scope": task.scope, "least": task.least, "target": task.target}
        said |= {"unit": task.unit, "wording": task.sentence}
        told[task.season].append(named | said | nowhere)
    return {key: pl.DataFrame(rows, infer_schema_length=None) for key, rows in told.items()}


def committed_shares(facts: Facts) -> dict[str, Decimal]:
    """What is asked of each ratio where no table of targets was handed in."""
    return {row.ratio: row.share for row in facts.ratio_targets}


def committed_targets(facts: Facts) -> dict[str, pl.DataFrame]:
    """targets/in_force by season where no table of targets was handed in."""
    told: dict[str, list[dict[str, Any]]] = {key: [] for key in facts.seasons}
    nowhere = dict.fromkeys(("file", "sheet", "cell", "receipt", "received_at"))
    for row in facts.targets:
        for level in ("guarantee", "work"):
            if (value := getattr(row, level)) is not None:
                what = {"indicator": row.indicator, "place_key": row.place, "level_key": level, "value": value}
                told[row.season].append(what | nowhere)
    return {key: pl.DataFrame(rows, infer_schema_length=None) for key, rows in told.items()}
