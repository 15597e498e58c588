"""Receipts: what a file was recognised as, the verdict, and every finding by its cell."""

from collections.abc import Iterable
from typing import Protocol

from charts.markup import given, text
from domain.dates import show_period
from domain.facts import Facts
from domain.findings import LEVEL_LABELS, Finding, FindingLevel

VERDICTS = {"accepted": ("on_pace", "已受理"), "rejected": ("behind", "退回"), "duplicate": ("near", "重复报送")}
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
