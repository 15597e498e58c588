"""Due moments in words: the conclusion over the intake board, the next due moment, the reminders."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from operator import itemgetter

import polars as pl

from charts.markup import Row, some_named
from charts.slots import Slot
from domain.dates import office_time, show_moment
from domain.facts import Facts
from domain.forms import Form
from domain.seasons import Season

_HOUR = 60
_DAY = 24 * _HOUR
_PARTS = ("filed", "late", "returned", "absent", "awaited", "exempt")
LISTED = 9


def show_due(moment: datetime, slot: Slot | None = None) -> str:
    """A naive UTC moment as 8月11日18:00; with the year where that of `slot` is another."""
    local = office_time(moment)
    year = f"{local.year}年" if slot and local.year != slot.first.year else ""
    return f"{year}{local.month}月{local.day}日{local:%H:%M}"


def show_minutes(minutes: int) -> str:
    """How long: 3天5小时, 5小时 or 12分钟; a smaller unit only begun is left out, less than a minute is one."""
    days, hours = minutes // _DAY, minutes % _DAY // _HOUR
    if days:
        return f"{days}天{hours}小时" if hours else f"{days}天"
    return f"{hours}小时" if hours else f"{max(1, minutes)}分钟"


def slot_days(slot: Slot) -> str:
    """第12周（8月7日—8月13日）; a month or half of one as it is called."""
    if not slot.name.startswith("第"):
        return f"{slot.first.year}年{slot.name}"
    first, last = (f"{day.month}月{day.day}日" for day in (slot.first, slot.last))
    return f"{slot.name}（{first}—{last}）"


def intake_sentence(board: pl.DataFrame, rates: pl.DataFrame, as_of: str, season: Season, facts: Facts) -> str:
    """Who is silent and who was late in the last slot fallen due, how the open one stands, and all slots together.

    `board` is intake/board, `rates` intake/timeliness, `as_of` the moment in words.
    """
    say, rows = facts.sentences, list(board.iter_rows(named=True))
    over = [row["ordinal"] for row in rows if row["has_fallen_due"]]
    if not over:
        first = min(rows, key=lambda row: row["ordinal"])
        return say["intake_before"].format(season=season.short, due=show_due(first["due_at"], Slot.of(first)))
    last = [row for row in rows if row["ordinal"] == max(over)]
    told = say["intake_told"].format(as_of=as_of, slot=Slot.of(last[0]).name, parts=_parts(last, facts))
    return told + _still_open(rows, facts) + _in_all(rates, facts)


def _parts(rows: list[Row], facts: Facts) -> str:
    say, of_state = facts.sentences, {state: [row for row in rows if row["state"] == state] for state in _PARTS}
    if len(of_state["filed"]) == len(rows):
        return say["intake_all_filed"].format(count=len(rows))
    return "，".join(
        say[f"intake_part_{state}"].format(count=len(mine)) + _named(mine, len(rows), facts)
        for state, mine in of_state.items()
        if mine
    )


def _in_all(rates: pl.DataFrame, facts: Facts) -> str:
    """How often each unit was late or silent in the slots fallen due, the most often first."""
    counts = rates.with_columns(absent=pl.col("absent") + pl.col("returned"))
    parts = []
    for name in ("late", "absent"):
        mine = counts.filter(pl.col(name) > 0).sort(name, descending=True, maintain_order=True)
        if mine.height:
            often = [
                (facts.reporters.keyed(key).short, times) for key, times in mine.select("place_key", name).iter_rows()
            ]
            places = some_named([f"{place}{times}次" for place, times in often], "units", facts, LISTED)
            parts.append(facts.sentences[f"intake_total_{name}"].format(times=mine[name].sum(), places=places))
    return facts.sentences["intake_total"].format(parts="，".join(parts)) if parts else facts.sentences["intake_clean"]


def _still_open(rows: list[Row], facts: Facts) -> str:
    """How many have already filed for the slots not due yet in which anybody is awaited."""
    told = ""
    waiting = {row["ordinal"] for row in rows if row["state"] == "awaited"}
    for ordinal in sorted(waiting):
        mine = [row for row in rows if row["ordinal"] == ordinal]
        slot = Slot.of(mine[0])
        due = show_due(mine[0]["due_at"], slot)
        told += facts.sentences["intake_open"].format(slot=slot.name, due=due, parts=_parts(mine, facts))
    return told


def _named(rows: list[Row], of_all: int, facts: Facts) -> str:
    """The units in brackets, unless they are all, or those with nothing left to do."""
    if len(rows) == of_all or rows[0]["state"] == "filed":
        return ""
    return f"（{some_named([facts.reporters.keyed(row['place_key']).short for row in rows], 'units', facts, LISTED)}）"


def next_due(board: pl.DataFrame, facts: Facts) -> str:
    """The next moment a return is due, with its slot."""
    rest = board.filter(~pl.col("has_fallen_due")).sort("due_at")
    if rest.is_empty():
        return facts.sentences["intake_no_next"]
    row = rest.row(0, named=True)
    return facts.sentences["intake_next"].format(due=show_moment(row["due_at"]), slot=Slot.of(row).name)


def reminders(board: pl.DataFrame, form: Form, facts: Facts) -> dict[str, str]:
    """Per unit (by its label, in the printed order) what is to be said to it, a line a slot; nobody else is named.

    Slots one after the other of which nothing came are one line.
    """
    lines: dict[str, list[str]] = {}
    for (place, state), run in groupby(board.iter_rows(named=True), itemgetter("place", "state")):
        rows, sentence = list(run), facts.sentences.get(f"reminder_{state}")
        if several := len(rows) > 1 and facts.sentences.get(f"reminder_{state}_several"):
            lines.setdefault(place, []).append(_reminder(several, rows, form))
        elif sentence:
            lines.setdefault(place, []).extend(_reminder(sentence, [row], form) for row in rows)
    return {place: "\n".join(mine) for place, mine in lines.items()}


def _reminder(sentence: str, rows: list[Row], form: Form) -> str:
    """What is to be said of one slot, or of several from the first to the last."""
    row, slot = rows[0], Slot.of(rows[0])
    received = show_due(row["received_at"], slot) if row["received_at"] else ""
    return sentence.format(
        place=row["place"],
        form=form.label,
        slot=slot_days(slot),
        due=show_due(row["due_at"], slot),
        received=received,
        receipt=row["receipt"],
        last=slot_days(Slot.of(rows[-1])),
        count=len(rows),
    )


def reminder_file(told: Iterable[str]) -> bytes:
    """All reminders as a text file that every editor opens, UTF-8 with a byte order mark."""
    return ("\r\n\r\n".join(one.replace("\n", "\r\n") for one in told) + "\r\n").encode("utf-8-sig")
