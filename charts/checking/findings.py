"""What awaits checking, one by one and in a sentence; what one finding is about; what the city has decided."""

from collections.abc import Iterable

import polars as pl

from charts.evidence.terms import definition_list
from charts.markup import Row, figure, given, text
from charts.table import Column, Line, table
from domain.dates import show_moment, show_period
from domain.facts import Facts
from domain.numbers import DASH

OPEN = ("unexplained", "suspected", "returned")
STATE_TONES = {
    "unexplained": "near",
    "suspected": "near",
    "returned": "behind",
    "explained": "on_pace",
    "genuine": "on_pace",
    "corrected": "again",
    "refused": "turned",
    "waived": "excused",
    "noted": "plain",
}
_SHOWN = 12
_MOST = 3


def item_key(row: Row) -> str:
    """What a finding is called in the address: its rule and where it stands."""
    return f"{row['code']}:{row['submission']}:{row['ordinal']}"


def state_light(state: str, facts: Facts) -> str:
    """The state of a finding as colour, shape and word."""
    return f'<span class="light {STATE_TONES[state]}">{text(facts.sentences[f"checking_{state}"])}</span>'


def checking_sentence(items: pl.DataFrame, counts: pl.DataFrame, season: str, facts: Facts) -> str:
    """How much waits for whom, and which rules fired most; `items` is checking/items, `counts` rules/by_rule."""
    waiting = {state: items.filter(state=state).height for state in OPEN}
    told = "checking_told" if any(waiting.values()) else "checking_done"
    say = facts.sentences[told].format(season=season, open=sum(waiting.values()), **waiting)
    most = counts.filter(pl.col("fired") > 0).sort("fired", descending=True, maintain_order=True).head(_MOST)
    rules = "、".join(
        facts.sentences["checking_most_one"].format(rule=row["label"], times=row["fired"])
        for row in most.iter_rows(named=True)
    )
    return say + (facts.sentences["checking_most"].format(rules=rules) if rules else "")


def items_table(items: pl.DataFrame, facts: Facts) -> str:
    """Findings, the latest first, all but the first few folded; a click opens one. `items` is checking/items."""
    shown, rest = items.head(_SHOWN), items.slice(_SHOWN)
    more = f"<details><summary>另有 {rest.height} 处</summary>{_table(rest, facts)}</details>" if rest.height else ""
    return _table(shown, facts) + more


def _table(items: pl.DataFrame, facts: Facts) -> str:
    columns = [
        Column("单位", "name"),
        Column("所属期", "left"),
        Column("状态", "left"),
        Column("意见", "left wrap"),
        Column("说明与结论", "left wrap"),
    ]
    lines = (Line(_cells(row, facts), f"finding:{item_key(row)}") for row in items.iter_rows(named=True))
    return table("核验意见", columns, lines, "stacked plain firings")


def _cells(row: Row, facts: Facts) -> list[str]:
    return [
        text(row["place"]),
        text(show_period(row["period"]) if row["period"] else DASH),
        state_light(row["state"], facts),
        given(row["message"]),
        "<br>".join(meaning for _, meaning in _said(row, facts)) or DASH,
    ]


def item_card(row: Row, facts: Facts) -> str:
    """One finding: whose return, the cell and what stood there, the sentence, what has been said; of checking/items."""
    rule = facts.rules.by_code()[row["code"]]
    lines = [
        ("状态", state_light(row["state"], facts)),
        ("规则", text(rule.title)),
        ("意见", given(row["message"])),
        ("工作表", given(row["sheet"])),
        ("单元格", text(row["cell"])),
        ("原文", given(row["raw"] or row["read"])),
        ("应为", given(row["wanted"])),
        *_said(row, facts),
        ("依据", text(facts.cite(rule.source))),
    ]
    period = show_period(row["period"]) if row["period"] else None
    whose = " · ".join(text(part) for part in (row["place"], row["form"], period, row["receipt"]) if part)
    return f'<p class="whose">{whose}</p>{definition_list(lines)}'


def _said(row: Row, facts: Facts) -> Iterable[tuple[str, str]]:
    """The reason the unit gave, the verdict and the correction of the city."""
    say = facts.sentences
    if row["reason"]:
        yield "说明", given(f"{row['reason']}（{row['author']}，{show_moment(row['explained_at'])}）")
    if row["outcome_reason"]:
        words = {"reason": row["outcome_reason"], "author": row["outcome_author"]}
        moment, outcome = show_moment(row["decided_at"]), say[f"checking_{row['state']}"]
        yield "结论", given(say["checking_decided"].format(outcome=outcome, moment=moment, **words))
    if row["corrected_value"] is not None:
        indicator = facts.indicators[row["indicator"]]
        guard, value = (figure(row[name], indicator, facts) for name in ("value", "corrected_value"))
        words = {"reason": row["correction_reason"], "author": row["corrected_by"]}
        yield "更正", given(say["checking_corrected_to"].format(guard=guard, value=value, **words))
