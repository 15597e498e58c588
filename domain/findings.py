"""Findings: what is wrong or worth knowing about a return, as values that name the cell."""

from typing import Literal

from domain.records import Record

FindingLevel = Literal["reject", "explain", "hint"]
LEVEL_LABELS: dict[FindingLevel, str] = {"reject": "拒收", "explain": "需说明", "hint": "提示"}


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
