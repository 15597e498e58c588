"""Receipts: what the sender of a file is told about it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from domain.findings import Finding, Verdict


@dataclass(frozen=True)
class Receipt:
    """The answer to one return; `place` is the Chinese label, `receipt` the 回执号 it is filed under.

    `sheet` is the worksheet it was read from, None where none was recognised: a file is answered by as many receipts
    as it holds returns, in the order of its sheets. A duplicate carries the submission and 回执号 of the accepted
    return from the same sheet of the same bytes; a rejected one handed in again unchanged those of the first time.
    `reasons` are those that were filed with it, by the code of the findings they answer.
    """

    file: str
    sha256: str
    sheet: str | None
    status: Verdict
    form: str | None
    place: str | None
    period: str | None
    submission: str
    receipt: str
    findings: tuple[Finding, ...]
    reasons: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The receipt as plain values, in the order of the documented fields; reasons are given on the screen only."""
        told = asdict(self) | {"findings": [finding.model_dump() for finding in self.findings]}
        del told["reasons"]
        return told
