"""Receipts: what a file was recognised as, the verdict, and every finding by its cell."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from charts.markup import Row, given, text
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


def receipts_answered(answers: Sequence[Answer], facts: Facts) -> str:
    """Every file handed in: how many of which verdict, what was sent back first, what is clean folded away."""
    if len(answers) == 1:
        return receipt_card(answers[0], facts)
    counts = {status: sum(answer.status == status for answer in answers) for status in VERDICTS}
    told = facts.sentences["receipts_told"].format(all=len(answers), **counts)
    order = ["rejected", "duplicate", "accepted"]
    clean = [answer for answer in answers if answer.status == "accepted" and not answer.findings]
    rest = sorted((answer for answer in answers if answer not in clean), key=lambda answer: order.index(answer.status))
    shown = "".join(receipt_card(answer, facts) for answer in rest)
    folded = "".join(receipt_card(answer, facts) for answer in clean)
    heading = text(facts.sentences["receipts_clean"].format(count=len(clean)))
    more = f"<details><summary>{heading}</summary>{folded}</details>" if clean else ""
    return f'<p class="say" role="status">{text(told)}</p>{shown}{more}'


def receipt_card(answer: Answer, facts: Facts) -> str:
    """What one file was recognised as, the verdict, the receipt number, and every finding by its cell."""
    shape, word = VERDICTS[answer.status]
    refused = answer.status == "rejected"
    name = "回执号" if refused else "受理号"
    unchanged = f'<p class="note">{text(facts.sentences["receipt_refused"])}</p>' if refused else ""
    number = f'<span class="number">{name} <b>{text(answer.receipt)}</b></span>'
    return (
        f'<section class="card receipt {shape}"><header><h2>{given(answer.file)}</h2><div class="aside">'
        f'<span class="light {shape}">{word}</span>{number}</div></header>'
        f"<p>{_recognised(answer, facts)}</p>{unchanged}{findings_list(answer.findings, facts)}</section>"
    )


def _recognised(answer: Answer, facts: Facts) -> str:
    form = facts.forms[answer.form].label if answer.form else None
    period = show_period(answer.period) if answer.period else None
    known = [part for part in (form, answer.place, period) if part]
    return f"识别为：{' · '.join(map(text, known))}" if known else "未能识别这份文件是哪张表、哪个单位、哪一期。"


def whose_return(row: Row) -> str:
    """Whose return it is: unit, period, number, file; `row` is one of returns/received."""
    period = show_period(row["period"]) if row["period"] else None
    known = [text(part) for part in (row["place"], period, row["receipt"]) if part]
    return f'<p class="whose">{" · ".join([*known, given(row["file"])])}</p>'


def findings_list(findings: Iterable[Finding], facts: Facts) -> str:
    """Findings, the gravest first: cell, what was read, what is wanted, the sentence that says what to do."""
    order = list(LEVEL_LABELS)
    items = "".join(_finding(finding) for finding in sorted(findings, key=lambda finding: order.index(finding.level)))
    nothing = f'<p class="note">{text(facts.sentences["no_findings"])}</p>'
    return f'<ul class="findings">{items}</ul>' if items else nothing


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
