"""Drafts: what lies ready, what each file was recognised as, and what can be done with it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

import polars as pl

from charts.markup import given, text
from charts.returns.recognised import Known, recognised_together
from charts.table import Column, Line, table
from domain.dates import show_moment, show_period
from domain.facts import Facts

State = Literal["failed", "refused", "asks", "known", "ready"]
STATE_TONES: dict[State, str] = {
    "failed": "behind",
    "refused": "behind",
    "asks": "near",
    "known": "none",
    "ready": "on_pace",
}
_SHOWN, _NEEDY_SHOWN = 8, 20


class Read(Known, Protocol):
    """One return as read; `place` is a key."""

    @property
    def sheet(self) -> str | None: ...
    @property
    def rejected(self) -> bool: ...
    @property
    def values(self) -> pl.DataFrame: ...


@dataclass(frozen=True)
class Lying:
    """One file that lies ready, under the key it is opened by, with the returns read in it.

    `dropped_at` is naive UTC; `failure` the number of the fault that kept it from being read, or empty.
    """

    key: str
    file: str
    returns: Sequence[Read]
    state: State
    dropped_at: datetime
    dropped_by: str
    failure: str = ""


def drafts_sentence(lying: Sequence[Lying], facts: Facts) -> str:
    """How many files lie ready, and how many of them in which state."""
    counts = {state: sum(one.state == state for one in lying) for state in STATE_TONES}
    told = [facts.sentences[f"drafts_{state}"].format(count=count) for state, count in counts.items() if count]
    return facts.sentences["drafts_told"].format(all=len(lying), states="，".join(told)) + _twice(lying, facts)


def _twice(lying: Sequence[Lying], facts: Facts) -> str:
    """Whose return for one period lies ready more than once: the last one will count."""
    claims = Counter(
        (read.place, read.period, read.form)
        for one in lying
        if one.state in ("asks", "ready")
        for read in one.returns
        if not read.rejected and read.place and read.period
    )
    alike: dict[tuple[str, int], dict[str, None]] = {}
    for (place, period, _), count in claims.items():
        if count > 1:
            alike.setdefault((show_period(period), count), {})[facts.reporters.keyed(place).short] = None
    return "".join(
        facts.sentences["drafts_twice" if len(places) == 1 else "drafts_twice_each"].format(
            places="、".join(places), period=period, count=count
        )
        for (period, count), places in alike.items()
    )


def drafts_list(lying: Sequence[Lying], opened: str, facts: Facts) -> str:
    """One row a file, what needs a hand first; all but the first few are folded away."""
    order = list(STATE_TONES)
    rows = sorted(lying, key=lambda one: order.index(one.state))
    needy = sum(one.state != "ready" for one in rows)
    most = max(min(needy, _NEEDY_SHOWN), _SHOWN)
    shown, rest = rows[:most], rows[most:]
    heading = text(facts.sentences["drafts_more"].format(count=len(rest)))
    more = f"<details><summary>{heading}</summary>{_table(rest, opened, facts)}</details>" if rest else ""
    return _table(shown, opened, facts) + more


def _table(lying: Iterable[Lying], opened: str, facts: Facts) -> str:
    columns = [
        Column("文件", "name"),
        Column("识别为", "left wrap", wide=True),
        Column("放入时间", "left", wide=True),
        Column("核对结果", "left"),
    ]
    lines = (
        Line(
            [
                given(one.file),
                recognised_together(one.returns, facts),
                text(show_moment(one.dropped_at)),
                state_light(one.state, facts) + _partly(one, facts),
            ],
            f"draft:{one.key}",
            kind="opened" if one.key == opened else "",
        )
        for one in lying
    )
    return table("草稿", columns, lines, "drafts")


def _partly(one: Lying, facts: Facts) -> str:
    """How many sheets of a file that can be handed in will be sent back all the same."""
    refused = sum(read.rejected for read in one.returns)
    if one.state not in ("asks", "ready") or not refused:
        return ""
    return f" <small>{text(facts.sentences['drafts_partly'].format(count=refused))}</small>"


def state_light(state: State, facts: Facts) -> str:
    """The state as colour, shape and word."""
    return f'<span class="light {STATE_TONES[state]}">{text(facts.sentences[f"draft_{state}"])}</span>'
