"""Findings: what is wrong or worth knowing about a return, as values that name the cell."""

from typing import Literal, get_args

from domain.records import Record

FindingLevel = Literal["reject", "explain", "hint"]
Verdict = Literal["accepted", "rejected", "duplicate"]  # what becomes of a return handed in
LEVELS: tuple[FindingLevel, ...] = get_args(FindingLevel)  # the gravest first


class FindingKind(Record):
    """One coded sentence; `message` may hold {sheet}, {cell}, {read}, {wanted} and other named words.

    One that needs a reason has a `title`, which the reason is asked for under.
    """

    code: str
    level: FindingLevel
    message: str
    title: str = ""


class Finding(Record):
    """One fault or remark: where it stands, what was read, what is wanted, and the whole sentence."""

    code: str
    level: FindingLevel
    sheet: str
    cell: str
    read: str
    wanted: str
    message: str
