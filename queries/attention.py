"""What needs attention, in words: the sentence for one row of attention/items."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from domain.dates import show_half_month, show_month
from domain.facts import Facts
from domain.leads import show_lead
from domain.numbers import MINUS, show_number, show_ratio


def attention_sentence(row: Mapping[str, Any], facts: Facts) -> str:
    """The Chinese sentence for one row of attention/items, from the template attention_<kind>; rates to one decimal."""
    filled = {
        "place": row["place"],
        "indicator": row["label"],
        "form": row["form_label"],
        "receipt": row["receipt"],
        "unit": row["unit"],
        "streak": row["streak"],
        "rank": row["rank"],
        "period": _period(row, facts),
        "completion": show_ratio(row["actual"], row["guarantee_target"]),
        "lead": _size(row["lead_points"], facts),
        "actual": _amount(row, facts),
        "steps": _steps(row["rank_change"]),
        "previous_rank": None if row["rank_change"] is None else row["rank"] + row["rank_change"],
    }
    return facts.sentences[f"attention_{row['kind']}"].format(**filled)


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


def _steps(rank_change: int | None) -> int | None:
    return None if rank_change is None else abs(rank_change)
