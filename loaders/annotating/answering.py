"""The answer a sender can fetch: the own workbook with marked cells, comments and a list of what to do."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from domain.dates import show_moment
from domain.facts import Facts
from domain.findings import LEVEL_LABELS, Finding
from domain.grouping import grouped
from loaders.annotating.reply import Reply
from loaders.annotating.writing import listed_alone
from loaders.reading.readers import Readers


def annotated(
    path: Path,
    findings: Sequence[Finding],
    facts: Facts,
    readers: Readers,
    *,
    file: str = "",
    receipt: str = "",
    received_at: datetime | None = None,
) -> bytes:
    """The workbook at `path` as .xlsx, its cells marked with `findings`, and the list of them as first sheet.

    It is opened in a reader's throw-away child. A file that cannot be opened there is answered by the list alone;
    an .xls comes back drawn anew from its values. `file` is the sender's name of it, `received_at` naive UTC.
    """
    moment = show_moment(received_at) if received_at else ""
    known = (("文件", file or path.name), ("回执号", receipt), ("收到时间", moment))
    heading = "　".join(f"{label}：{text}" for label, text in known if text)
    redrawn = facts.sentences["answer_redrawn"]
    reply = Reply(
        heading=heading,
        summary=_summary(findings, facts),
        redrawn=redrawn,
        findings=tuple(findings),
        listed=tuple(group.told for group in grouped(findings, facts)),
    )
    return readers.answer(path, reply.model_dump_json()) or listed_alone(reply)


def _summary(findings: Sequence[Finding], facts: Facts) -> str:
    """How many findings there are of each level, and what each level asks for."""
    counts = {level: sum(finding.level == level for finding in findings) for level in LEVEL_LABELS}
    told = [facts.sentences[f"answer_{level}"].format(count=count) for level, count in counts.items() if count]
    return "；".join(told) + "。" if told else facts.sentences["no_findings"]
