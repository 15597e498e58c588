"""The intake board: every unit against every week or month due; a state is colour, shape and word."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import polars as pl

from charts.intake.words import show_due, show_minutes, slot_days
from charts.markup import Row, given, text, tip
from charts.returns.findings import findings_list
from charts.returns.receipts import VERDICT_TONES
from charts.slots import Slot
from domain.dates import show_moment, show_period
from domain.facts import Facts
from domain.findings import Finding
from domain.numbers import DASH, show_rate

# The order of the legend; the tone is the class that gives a state its colour and shape.
TONES = {
    "filed": "on_pace",
    "backfilled": "again",
    "late": "near",
    "returned": "turned",
    "absent": "behind",
    "awaited": "plain",
    "exempt": "excused",
    "not_due": "none",
}
PHONE = 4


def intake_board(board: pl.DataFrame, rates: pl.DataFrame, facts: Facts) -> str:
    """`board` is intake/board, `rates` intake/timeliness; on a phone only the slots up to the running one are shown."""
    slots = slots_due(board)
    shown = shown_on_a_phone(board)
    heads = "".join(_head(slot, due, _far(slot, shown)) for slot, due in slots)
    cells = {(row["place_key"], row["ordinal"]): row for row in board.iter_rows(named=True)}
    rate_of = {row["place_key"]: row for row in rates.iter_rows(named=True)}
    lines = "".join(
        f'<tr><th scope="row">{text(place.short)}</th>'
        f"{''.join(_cell(cells[place.key, slot.ordinal], _far(slot, shown), facts) for slot, _ in slots)}"
        f"{_rate(rate_of[place.key], facts)}</tr>"
        for place in map(facts.reporters.keyed, board["place_key"].unique(maintain_order=True))
    )
    return (
        '<table class="intake" data-grid><caption>各单位每期报送情况</caption><thead><tr><td></td>'
        f'{heads}<th scope="col" class="rate">及时率<small>按时/应报</small></th></tr></thead>'
        f"<tbody>{lines}</tbody></table>"
    )


def slots_due(board: pl.DataFrame) -> list[tuple[Slot, datetime]]:
    """The slots of the board with the naive UTC moment each is due, oldest first."""
    rows = board.select("ordinal", "period_start", "period_end", "due_at").unique().sort("ordinal")
    return [(Slot.of(row), row["due_at"]) for row in rows.iter_rows(named=True)]


def _head(slot: Slot, due: datetime, far: str) -> str:
    """The slot over the moment it is due; the day and the hour may stand on two lines."""
    moment = text(show_due(due)).replace("日", "日<wbr>")
    return f'<th scope="col" class="{far}">{text(slot.name)}<small>{moment}</small></th>'


def board_legend(facts: Facts) -> str:
    """Every state as it is drawn."""
    marks = "".join(
        f'<i><span class="light {tone}">{text(_word(state, facts))}</span></i>' for state, tone in TONES.items()
    )
    return f'<span class="legend">{marks}</span>'


def shown_on_a_phone(board: pl.DataFrame) -> set[int]:
    """The ordinals of the last slots up to the running one."""
    open_now = board.filter(pl.col("state") != "not_due")["ordinal"].unique().sort().to_list()
    return set((open_now or board["ordinal"].unique().sort().to_list()[:PHONE])[-PHONE:])


def _far(slot: Slot, shown: set[int]) -> str:
    return "" if slot.ordinal in shown else "far"


def _state(row: Row) -> str:
    return "backfilled" if row["backfilled"] else row["state"]


def state_light(row: Row, facts: Facts) -> str:
    """The state of a cell as colour, shape and word."""
    state = _state(row)
    return f'<span class="light {TONES[state]}">{text(_word(state, facts))}</span>'


def _word(state: str, facts: Facts) -> str:
    return facts.terms["backfilled"] if state == "backfilled" else facts.sentences[f"state_{state}"]


def _cell(row: Row, far: str, facts: Facts) -> str:
    state, slot = _state(row), Slot.of(row)
    word = state_light(row, facts)
    told = tip(f"{row['place']} {slot_days(slot)}", *_details(row, facts))
    if state == "not_due":
        return f'<td class="{state} {far}"{told}>{word}</td>'
    return f'<td class="{state} {far}"{told}>{slot_opener(row, word, facts)}</td>'


def slot_opener(row: Row, shown: str, facts: Facts) -> str:
    """A button that opens the returns of a cell; `shown` (HTML) is drawn on it."""
    slot = Slot.of(row)
    label = text(f"{row['place']}{slot.name}{_word(_state(row), facts)}，打开报表")
    return f'<button data-act="slot:{row["place_key"]}:{slot.ordinal}" aria-label="{label}">{shown}</button>'


def _details(row: Row, facts: Facts) -> list[str]:
    say, late = facts.sentences, row["late_by"]
    details = [f"截止：{show_moment(row['due_at'])}"]
    if row["received_at"]:
        details.append(f"收到：{show_moment(row['received_at'])}（{row['receipt']}）")
    if late is not None:
        kind = "intake_late_by" if row["state"] == "late" else "intake_overdue"
        details.append(say[kind].format(time=show_minutes(late)))
    if row["backfilled"]:
        details.append(say["intake_backfilled"])
    return [*details, say["intake_exempt_reason"].format(reason=row["reason"])] if row["reason"] else details


def _rate(row: Row, facts: Facts) -> str:
    if not row["due"]:
        return f'<td class="rate"{tip(facts.sentences["intake_rate_none"])}>{DASH}</td>'
    return f'<td class="rate">{show_rate(row["rate"])}<small>{row["on_time"]}/{row["due"]}</small></td>'


def returns_of_slot(row: Row, returns: Sequence[tuple[Row, Mapping[Finding, str]]], facts: Facts) -> str:
    """What a cell opens: the state of `row` (of intake/board), its returns (intake/returns) and what was said."""
    slot, mark = Slot.of(row), state_light(row, facts)
    head = f'<p class="whose">{text(row["place"])} · {text(slot_days(slot))} {mark}</p>'
    details = f'<p class="note">{text("；".join(_details(row, facts)))}</p>'
    nothing = f'<p class="note">{text(facts.sentences["intake_none_received"].format(place=row["place"]))}</p>'
    return head + details + ("".join(_return(one, found, facts) for one, found in returns) or nothing)


def _return(row: Row, findings: Mapping[Finding, str], facts: Facts) -> str:
    shape, word = VERDICT_TONES[row["status"]], facts.sentences[f"verdict_{row['status']}"]
    if row["withdrawn_at"]:
        shape, word = "plain", facts.sentences["standing_withdrawn"]
    period, number = text(show_period(row["period"])), f"<span>回执号 <b>{text(row['receipt'])}</b></span>"
    return (
        f'<section class="card receipt {shape}"><header><h2>{given(row["file"])}</h2><div class="aside">'
        f'<span class="light {shape}">{text(word)}</span>{number}</div></header>'
        f"<p>{period} · {text(show_moment(row['received_at']))}收到 · {given(row['received_by'])}</p>"
        f"{findings_list(findings, facts, findings)}</section>"
    )
