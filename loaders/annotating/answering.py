"""The answer a sender can fetch: the own workbook with marked cells, comments and a list of what to do."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from domain.dates import show_moment
from domain.facts import Facts
from domain.findings import LEVELS, Finding
from domain.grouping import grouped
from loaders.annotating.reply import Answered, Reply
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
    said: Mapping[Finding, Sequence[str]] | None = None,
) -> bytes:
    """The workbook at `path` as .xlsx, its cells marked with `findings`, and the list of them as first sheet.

    It is opened in a reader's throw-away child. A file that cannot be opened there is answered by the list alone;
    an .xls comes back drawn anew from its values. `file` is the sender's name of it, `received_at` naive UTC; what
    has been `said` to a finding stands with it.
    """
    moment = show_moment(received_at) if received_at else ""
    known = (("文件", file or path.name), ("回执号", receipt), ("收到时间", moment))
    heading = "　".join(f"{label}：{text}" for label, text in known if text)
    say, answers = facts.sentences, said or {}
    reply = Reply(
        heading=heading,
        summary=_summary(findings, answers, facts),
        redrawn=say["answer_redrawn"],
        pictures=say["answer_pictures"],
        findings=tuple(_answered(finding, answers.get(finding, ()), facts) for finding in findings),
        listed=tuple(
            _answered(group.told, (line for finding in group.findings for line in answers.get(finding, ())), facts)
            for group in grouped(findings, facts)
        ),
    )
    return readers.answer(path, reply.model_dump_json()) or listed_alone(reply)


def _answered(finding: Finding, said: Iterable[str], facts: Facts) -> Answered:
    weight = facts.sentences[f"level_{finding.level}"]
    return Answered(**finding.model_dump(), weight=weight, said=tuple(dict.fromkeys(said)))


def _summary(findings: Sequence[Finding], answers: Mapping[Finding, Sequence[str]], facts: Facts) -> str:
    """How many findings there are of each level, and what each level asks for; how many have been answered."""
    counts = {level: sum(finding.level == level for finding in findings) for level in LEVELS}
    told = [facts.sentences[f"answer_{level}"].format(count=count) for level, count in counts.items() if count]
    answered = sum(bool(answers.get(finding)) for finding in findings)
    rest = facts.sentences["answer_answered"].format(count=answered) if answered else ""
    return "；".join(told) + rest + "。" if told else facts.sentences["no_findings"]
