"""Drafts: what lies ready, what each file was recognised as, what stands against it, what it would change."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import polars as pl

from charts.changes import Changes, change_sentence, change_table, version_note
from charts.known import Known, recognised
from charts.markup import given, text
from charts.receipts import findings_list
from charts.table import Column, Line, table
from domain.dates import show_period
from domain.facts import Facts

State = Literal["refused", "asks", "known", "ready"]
STATE_TONES: dict[State, str] = {"refused": "behind", "asks": "near", "known": "none", "ready": "on_pace"}
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
    """One file that lies ready, under the key it is opened by, with the returns read in it."""

    key: str
    file: str
    returns: Sequence[Read]
    state: State


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
    return "".join(
        facts.sentences["drafts_twice"].format(
            place=facts.places.keyed(place).short, period=show_period(period), count=count
        )
        for (place, period, _), count in claims.items()
        if count > 1
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
    columns = [Column("文件", "name"), Column("识别为", "left wrap", wide=True), Column("核对结果", "left")]
    lines = (
        Line(
            [
                given(one.file),
                "；".join(_recognised(read, facts) for read in one.returns[:_SHOWN]),
                _light(one.state, facts),
            ],
            f"draft:{one.key}",
            kind="opened" if one.key == opened else "",
        )
        for one in lying
    )
    return table("草稿", columns, lines, "drafts")


def draft_card(one: Lying, previews: Sequence[Changes | None], facts: Facts) -> str:
    """One file: every return in it with what it would change and its findings; `previews` go with `one.returns`."""
    parts = "".join(
        _return(read, preview, len(one.returns) > 1, facts) for read, preview in zip(one.returns, previews, strict=True)
    )
    return (
        f'<section class="card receipt {STATE_TONES[one.state]}"><header><h2>{given(one.file)}</h2>'
        f'<div class="aside">{_light(one.state, facts)}</div></header>{parts}</section>'
    )


def _return(read: Read, preview: Changes | None, several: bool, facts: Facts) -> str:
    sheet = f"{given(read.sheet)}：" if several and read.sheet else ""
    place = facts.places.keyed(read.place).short if read.place else ""
    head = f'<p class="whose">{sheet}{_recognised(read, facts)}</p>'
    if preview is None:
        return f'<div class="return">{head}{_rows(read, facts)}{findings_list(read.findings, facts)}</div>'
    note = version_note(preview, facts)
    beside = f'<p class="notice">{text(note)}</p>' if note else ""
    if preview.filed_before:
        return f'<div class="return">{head}{beside}</div>'
    say = f'<p class="say">{text(change_sentence(preview, place, facts))}</p>'
    table = change_table(preview, facts)
    return f'<div class="return">{head}{beside}{say}{table}{findings_list(read.findings, facts)}</div>'


def _rows(read: Read, facts: Facts) -> str:
    """How many rows were read of what has many, such as a register."""
    if read.form is None or facts.forms[read.form].rows == "one":
        return ""
    return (
        f'<p class="note">{text(facts.sentences["draft_rows"].format(count=read.values["row_number"].n_unique()))}</p>'
    )


def _recognised(read: Read, facts: Facts) -> str:
    return recognised(read, facts.places.keyed(read.place).label if read.place else None, facts)


def _light(state: State, facts: Facts) -> str:
    return f'<span class="light {STATE_TONES[state]}">{text(facts.sentences[f"draft_{state}"])}</span>'
