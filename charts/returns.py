"""Returns: receipts with findings by cell, the board of the period, the list of what was received."""

from collections.abc import Iterable
from typing import Protocol

import polars as pl

from charts.markup import Row, given, text
from charts.slots import slot_title
from charts.table import Column, Line, table
from domain.dates import show_moment, show_period
from domain.facts import Facts
from domain.findings import LEVEL_LABELS, Finding, FindingLevel
from domain.numbers import DASH

VERDICTS = {"accepted": ("on_pace", "已受理"), "rejected": ("behind", "退回"), "duplicate": ("near", "重复报送")}
STATE_TONES = {"state_accepted": "on_pace", "state_rejected": "behind", "state_awaited": "none"}
LEVEL_TONES: dict[FindingLevel, str] = {"reject": "behind", "explain": "near", "hint": "plain"}


class Answer(Protocol):
    """A receipt as the loaders hand it over; form (key), place (label) and period are None where not recognised."""

    @property
    def file(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def form(self) -> str | None: ...
    @property
    def place(self) -> str | None: ...
    @property
    def period(self) -> str | None: ...
    @property
    def receipt(self) -> str: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...


def receipt_card(answer: Answer, facts: Facts) -> str:
    """What one file was recognised as, the verdict, the receipt number, and every finding by its cell."""
    shape, word = VERDICTS[answer.status]
    number = f'<span class="number">受理号 <b>{text(answer.receipt)}</b></span>'
    return (
        f'<section class="card receipt {shape}"><header><h2>{given(answer.file)}</h2><div class="aside">'
        f'<span class="light {shape}">{word}</span>{number}</div></header>'
        f"<p>{_recognised(answer, facts)}</p>{findings_list(answer.findings)}</section>"
    )


def _recognised(answer: Answer, facts: Facts) -> str:
    form = facts.forms[answer.form].label if answer.form else None
    period = show_period(answer.period) if answer.period else None
    known = [part for part in (form, answer.place, period) if part]
    return f"识别为：{' · '.join(map(text, known))}" if known else "未能识别这份文件是哪张表、哪个单位、哪一期。"


def findings_list(findings: Iterable[Finding]) -> str:
    """Findings, the gravest first: cell, what was read, what is wanted, the sentence that says what to do."""
    order = list(LEVEL_LABELS)
    items = "".join(_finding(finding) for finding in sorted(findings, key=lambda finding: order.index(finding.level)))
    return f'<ul class="findings">{items}</ul>' if items else '<p class="note">没有需要处理的问题。</p>'


def _finding(finding: Finding) -> str:
    where = f'<b class="cell">{text(finding.cell)}</b>' if finding.cell else ""
    read = f"<span>读到：<q>{given(finding.read)}</q></span>" if finding.read not in finding.message else ""
    wanted = f"<span>应为：{text(finding.wanted)}</span>" if finding.wanted not in finding.message else ""
    sheet = f"<span>工作表：{given(finding.sheet)}</span>" if finding.sheet else ""
    return (
        f'<li class="{LEVEL_TONES[finding.level]}"><span class="light {LEVEL_TONES[finding.level]}">'
        f"{LEVEL_LABELS[finding.level]}</span><div><p>{where}{text(finding.message.removeprefix(finding.cell).strip())}</p>"
        f'<p class="note">{sheet}{read}{wanted}</p></div></li>'
    )


def returns_board(board: pl.DataFrame, facts: Facts) -> str:
    """Every unit of this period: 已报, 待报 or 退回, and when; `board` is returns/this_period."""
    return f'<div class="board">{"".join(_state(row, facts) for row in board.iter_rows(named=True))}</div>'


def _state(row: Row, facts: Facts) -> str:
    shape = next(tone for state, tone in STATE_TONES.items() if facts.sentences[state] == row["state"])
    word = text(row["state"])
    when = text(show_moment(row["received_at"])) if row["received_at"] else "尚未收到"
    return (
        f'<div class="unit {shape}"><b>{text(facts.place(row["place"]).short)}</b>'
        f'<span class="light {shape}">{word}</span><small>{when}</small></div>'
    )


RECEIVED_HEADINGS = {
    "receipt": "受理号",
    "place": "单位",
    "form": "报表",
    "period": "所属期",
    "status": "结果",
    "received_at": "收到时间",
    "received_by": "报送人",
    "rejects": "拒收",
    "explains": "需说明",
    "hints": "提示",
    "file": "文件",
}


def board_title(board: pl.DataFrame) -> str:
    """本期报送情况 with the month or week it is about."""
    return f"本期报送情况：{slot_title(board.row(0, named=True))}"


def received_table(received: pl.DataFrame, facts: Facts) -> str:
    """What was received, newest first; a click opens the findings. `received` is returns/received."""
    columns = [
        Column("受理号", "name"),
        Column("单位", "left"),
        Column("报表", "left", wide=True),
        Column("报送期", "left"),
        Column("结果", "left"),
        Column("收到时间", "left", wide=True),
        Column("拒收"),
        Column("需说明", wide=True),
        Column("提示", wide=True),
        Column("文件", "left wrap", wide=True),
    ]
    return table(
        "收到的报表", columns, (_received(row, facts) for row in received.iter_rows(named=True)), "received stacked"
    )


def _received(row: Row, facts: Facts) -> Line:
    shape, word = VERDICTS[row["status"]][0], text(facts.sentences[f"status_{row['status']}"])
    note = " <small>补录</small>" if row["backfilled"] else ""
    cells = [
        text(row["receipt"]),
        text(row["place"]),
        text(row["form"]),
        text(show_period(row["period"]) if row["period"] else DASH),
        f'<span class="light {shape}">{word}</span>{note}',
        text(show_moment(row["received_at"])),
        text(row["rejects"]),
        text(row["explains"]),
        text(row["hints"]),
        given(row["file"]),
    ]
    return Line(cells, f"return:{row['submission']}")
