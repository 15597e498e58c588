"""What needs attention, in words: the sentence for one row of attention/items."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from domain.dates import show_half_month, show_month
from domain.facts import Facts
from domain.leads import show_lead
from domain.numbers import MINUS, show_number, show_ratio
from domain.saying import fill, said


def attention_sentence(row: Mapping[str, Any], facts: Facts) -> str:
    """The Chinese sentence for one row of attention/items, from the template attention_<kind>; rates to one decimal."""

    def number(shown: object, measure: str) -> object:
        return shown if shown is None else said(shown, measure, row["indicator"], row["place_key"])

    filled = {
        "place": row["place"],
        "indicator": facts.indicators[row["indicator"]].spoken if row["indicator"] else None,
        "form": row["form_label"],
        "receipt": row["receipt"],
        "unit": row["unit"],
        "streak": row["streak"],
        "rank": number(row["rank"], "guarantee_rank"),
        "period": _period(row, facts),
        "completion": number(show_ratio(row["actual"], row["guarantee_target"]), "guarantee_completion"),
        "lead": number(_size(row["lead_points"], facts), "lead_points"),
        "actual": number(_amount(row, facts), "actual"),
        "steps": number(_steps(row["rank_change"]), "guarantee_rank_change"),
        "previous_rank": number(_previous(row), "guarantee_rank_before"),
    }
    return fill(facts.sentences[f"attention_{row['kind']}"], **filled)


def _period(row: Mapping[str, Any], facts: Facts) -> str:
    if row["rhythm"] == "week":
        return facts.sentences["attention_week"].format(ordinal=row["slot_ordinal"])
    if row["rhythm"] == "halfmonth":
        return show_half_month(row["period_start"])
    return show_month(row["period_start"]) if row["rhythm"] else ""


def _amount(row: Mapping[str, Any], facts: Facts) -> str:
    unit = facts.units.named(row["unit"] or "")
    return show_number(row["actual"], unit.decimals if unit else 0)


def _size(points: Decimal | None, facts: Facts) -> str:
    return show_lead(points, facts).lstrip(f"+{MINUS}")


def _previous(row: Mapping[str, Any]) -> int | None:
    return None if row["rank_change"] is None else row["rank"] + row["rank_change"]


def _steps(rank_change: int | None) -> int | None:
    return None if rank_change is None else abs(rank_change)
