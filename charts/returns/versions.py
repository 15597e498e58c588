"""The versions of a unit's return for one week or month: in force, replaced, taken back, refused."""

from typing import Protocol

import polars as pl

from charts.markup import Row, card, given, text
from charts.table import Column, Line, table
from domain.dates import show_moment, show_period
from domain.facts import Facts

STANDING_TONES = {"in_force": "on_pace", "replaced": "none", "withdrawn": "plain", "rejected": "behind"}


class Versions(Protocol):
    """What becomes of the versions of a slot: the columns of returns/versions, and which of them is the file's."""

    @property
    def versions(self) -> pl.DataFrame: ...
    @property
    def mine(self) -> str: ...
    @property
    def filed_before(self) -> bool: ...


def standing_light(standing: str, facts: Facts) -> str:
    """有效, 被替代, 撤回 or 退回 as colour, shape and word."""
    return f'<span class="light {STANDING_TONES[standing]}">{text(facts.sentences[f"standing_{standing}"])}</span>'


def versions_card(versions: pl.DataFrame, facts: Facts) -> str:
    """Every return handed in for the slot, the newest first; `versions` is returns/versions of one unit and slot."""
    columns = [
        Column("回执号", "name"),
        Column("状态", "left"),
        Column("收到时间", "left wrap"),
        Column("文件", "left wrap", wide=True),
    ]
    lines = (_line(row, facts) for row in versions.iter_rows(named=True))
    return card("历次报送", table("历次报送", columns, lines, "versions"), kind="history")


def _line(row: Row, facts: Facts) -> Line:
    said = ""
    if row["standing"] == "withdrawn":
        said = facts.sentences["version_withdrawn"].format(
            moment=show_moment(row["withdrawn_made_at"]), reason=row["reason"]
        )
    why = f"<br><small>{given(said)}</small>" if said else ""
    return Line(
        [
            text(row["receipt"]),
            standing_light(row["standing"], facts),
            text(show_moment(row["received_at"])),
            given(row["file"]) + why,
        ]
    )


def version_note(changes: Versions, facts: Facts) -> str:
    """Which return of the same week or month is in force, and what becomes of it; empty where there is no other."""
    rows = {row["submission"]: row for row in changes.versions.iter_rows(named=True)}
    mine = rows.pop(changes.mine)
    rivals = sorted(
        (row for row in rows.values() if row["standing"] in ("in_force", "replaced")),
        key=lambda row: (row["standing"] == "in_force", row["received_at"], row["submission"]),
    )
    rival = {
        "other": rivals[-1]["receipt"] if rivals else "",
        "moment": show_moment(rivals[-1]["received_at"]) if rivals else "",
    }
    say = facts.sentences
    if changes.filed_before:
        return say[f"draft_same_{mine['standing']}"].format(mine=mine["receipt"], **rival)
    return say[f"draft_beside_{mine['standing']}"].format(**rival) if rivals else ""


def notes_beside(versions: pl.DataFrame, facts: Facts) -> dict[str, str]:
    """By submission, how an accepted return stands to the others of its unit; `versions` is of one form, every unit.

    Which it replaces, or which stays in force in its week or month; which later week or month was reported already.
    """
    of_place: dict[str | None, list[Row]] = {}
    for row in versions.iter_rows(named=True):
        if row["standing"] in ("in_force", "replaced"):
            of_place.setdefault(row["place_key"], []).append(row)
    notes = {row["submission"]: _beside(row, rows, facts) for rows in of_place.values() for row in rows}
    return {submission: note for submission, note in notes.items() if note}


def _beside(row: Row, rows: list[Row], facts: Facts) -> str:
    slot = [other for other in rows if _slot_of(other) == _slot_of(row) and other is not row]
    later = [other for other in rows if _slot_of(other) > _slot_of(row) and other["standing"] == "in_force"]
    kind, others = ("receipt_replaces", slot) if row["standing"] == "in_force" else ("receipt_replaced", slot)
    if row["standing"] == "replaced":
        others = [other for other in slot if other["standing"] == "in_force"]
    note = ""
    if others:
        last = max(others, key=lambda other: (other["received_at"], other["submission"]))
        note = facts.sentences[kind].format(other=last["receipt"], moment=show_moment(last["received_at"]))
    if later:
        last = max(later, key=_slot_of)
        words = {"period": show_period(last["period"]), "other": last["receipt"]}
        note += facts.sentences["receipt_later"].format(**words)
    return note


def _slot_of(row: Row) -> tuple[int, str]:
    """What orders the returns of a unit: the number of the slot, the day itself where the form is in no season."""
    return (0, row["period"]) if row["ordinal"] is None else (row["ordinal"], "")
