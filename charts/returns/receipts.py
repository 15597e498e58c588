"""Receipts: what a file was recognised as, the verdict, the reasons filed with it, and what was found in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from charts.markup import Row, card, given, text
from charts.returns.findings import findings_list
from charts.returns.recognised import Known, recognised
from charts.table import Column, Line, table
from domain.dates import show_period
from domain.facts import Facts
from domain.grouping import cell_ranges

VERDICT_TONES: dict[str, str] = {"accepted": "on_pace", "rejected": "behind", "duplicate": "near"}
_UNFOLDED = 30


class Answer(Known, Protocol):
    """A receipt as the loaders hand it over; `place` is a label, `reasons` go by the code of a finding."""

    @property
    def file(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def receipt(self) -> str: ...
    @property
    def sheet(self) -> str | None: ...
    @property
    def submission(self) -> str: ...
    @property
    def reasons(self) -> Mapping[str, str]: ...


def receipts_answered(answers: Sequence[Answer], beside: Mapping[str, str], facts: Facts) -> str:
    """Every return handed in: how many of which verdict, what was sent back first, the numbers of what was accepted.

    What was found in an accepted return was seen before it was handed in. `beside` says, by submission, how a return
    stands to the others of its unit.
    """
    files = Counter(answer.file for answer in answers)
    if len(answers) == 1:
        return receipt_card(answers[0], beside, facts)
    counts = {status: sum(answer.status == status for answer in answers) for status in VERDICT_TONES}
    told = facts.sentences["receipts_told"].format(all=len(answers), **counts)
    order = ["rejected", "duplicate", "accepted"]
    accepted = [answer for answer in answers if answer.status == "accepted"]
    others = (answer for answer in answers if answer.status != "accepted")
    rest = sorted(others, key=lambda answer: order.index(answer.status))
    shown = "".join(receipt_card(answer, beside, facts, several=files[answer.file] > 1) for answer in rest)
    heading = text(facts.sentences["receipts_clean"].format(count=len(accepted)))
    unfolded = " open" if len(accepted) <= _UNFOLDED else ""
    more = (
        f"<details{unfolded}><summary>{heading}</summary>{_numbers(accepted, beside, facts)}</details>"
        if accepted
        else ""
    )
    return f'<p class="say" role="status">{text(told)}</p>{shown}{more}'


def _numbers(accepted: Sequence[Answer], beside: Mapping[str, str], facts: Facts) -> str:
    """The receipt number of each accepted return, with the reasons filed with it and how it stands to others."""
    files = Counter(one.file for one in accepted)
    columns = [Column("回执号", "name"), Column("报表", "left wrap"), Column("文件", "left wrap", wide=True)]
    lines = (
        Line(
            [
                text(one.receipt),
                recognised(one, one.place, facts) + _beside(one, beside) + _reasons(one, facts),
                _file(one, several=files[one.file] > 1),
            ]
        )
        for one in accepted
    )
    return card("", table("回执", columns, lines), kind="receipt on_pace")


def _file(answer: Answer, several: bool) -> str:
    """The file, with the sheet where a workbook held several returns."""
    sheet = f" · {given(answer.sheet)}" if several and answer.sheet else ""
    return given(answer.file) + sheet


def _beside(answer: Answer, beside: Mapping[str, str]) -> str:
    """How the return stands to the others of its unit."""
    note = beside.get(answer.submission, "")
    return f'<p class="notice">{text(note)}</p>' if note else ""


def _reasons(answer: Answer, facts: Facts) -> str:
    """The reasons that were filed with the return, in a line each, with the cells they answer."""
    told = ""
    for reason in dict.fromkeys(answer.reasons.values()):
        cells = cell_ranges(one.cell for one in answer.findings if answer.reasons.get(one.code) == reason)
        where = text(f"（{cells}）") if cells else ""
        told += f'<p class="note">{text(facts.sentences["receipt_reason"])}{where}：{given(reason)}</p>'
    return told


def receipt_card(answer: Answer, beside: Mapping[str, str], facts: Facts, several: bool = False) -> str:
    """What one file was recognised as, the verdict, the receipt number, and every finding by its cell."""
    shape, word = VERDICT_TONES[answer.status], text(facts.sentences[f"verdict_{answer.status}"])
    refused = answer.status == "rejected"
    unchanged = f'<p class="note">{text(facts.sentences["receipt_refused"])}</p>' if refused else ""
    known = "识别为：" if answer.form or answer.place or answer.period else ""
    number = f'<span class="number">回执号 <b>{text(answer.receipt)}</b></span>'
    said = {one: answer.reasons[one.code] for one in answer.findings if one.code in answer.reasons}
    return (
        f'<section class="card receipt {shape}"><header><h2>{_file(answer, several)}</h2><div class="aside">'
        f'<span class="light {shape}">{word}</span>{number}</div></header>'
        f"<p>{known}{recognised(answer, answer.place, facts)}</p>"
        f"{unchanged}{_beside(answer, beside)}{findings_list(answer.findings, facts, said)}</section>"
    )


def whose_return(row: Row) -> str:
    """Whose return it is: unit, period, number, file; `row` is one of returns/received."""
    period = show_period(row["period"]) if row["period"] else None
    known = [text(part) for part in (row["place"], period, row["receipt"]) if part]
    return f'<p class="whose">{" · ".join([*known, given(row["file"])])}</p>'
