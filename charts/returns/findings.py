"""Findings as they are read: those of one cause as one, the gravest first, and what the sender said to them."""

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from charts.markup import given, text
from domain.facts import Facts
from domain.findings import LEVELS, Finding, FindingLevel
from domain.grouping import Group, grouped

LEVEL_TONES: dict[FindingLevel, str] = {"reject": "behind", "explain": "near", "hint": "plain"}
_NOTHING_SAID: Mapping[Finding, str] = {}
_EXPLAINED = "again"
_TOGETHER = 3
Part = tuple[Group, str]  # findings of one cause, and the reason that answers them


def level_light(level: FindingLevel, facts: Facts, explained: bool = False) -> str:
    """The level as colour, shape and word; 已说明 where its reason is known."""
    tone, word = (_EXPLAINED, "checking_explained") if explained else (LEVEL_TONES[level], f"level_{level}")
    return f'<span class="light {tone}">{text(facts.sentences[word])}</span>'


def findings_list(findings: Iterable[Finding], facts: Facts, said: Mapping[Finding, str] = _NOTHING_SAID) -> str:
    """Findings, the gravest first: cell, what was read, what is wanted, the sentence that says what to do.

    One that asks for a reason and has it is 已说明, with the reason that was `said`, behind those that still ask.
    """
    by_reason: dict[str, list[Finding]] = {}
    for finding in findings:
        by_reason.setdefault(said.get(finding, ""), []).append(finding)
    of_code: dict[tuple[int, bool, str], list[Part]] = {}
    for reason, alike in by_reason.items():
        for group in grouped(alike, facts):
            key = (LEVELS.index(group.told.level), bool(reason), group.told.code)
            of_code.setdefault(key, []).append((group, reason))
    items = "".join(_alike(of_code[key], facts) for key in sorted(of_code, key=lambda key: key[:2]))
    return items or f'<p class="note">{text(facts.sentences["no_findings"])}</p>'


def with_reasons(found: pl.DataFrame) -> dict[Finding, str]:
    """Every finding of one return and the reason its sender gave, empty where none was; `found` is returns/findings."""
    rows = found.drop("submission", "reason").iter_rows(named=True)
    return {Finding(**row): reason or "" for row, reason in zip(rows, found["reason"], strict=True)}


def _alike(groups: Sequence[Part], facts: Facts) -> str:
    """Findings of one code: the first few, the others folded behind how many there are."""
    shown, rest = groups[:_TOGETHER], groups[_TOGETHER:]
    more = ""
    if rest:
        heading = text(facts.sentences["findings_alike"].format(count=len(rest)))
        more = f"<details><summary>{heading}</summary>{_list(rest, facts)}</details>"
    return _list(shown, facts) + more


def _list(groups: Iterable[Part], facts: Facts) -> str:
    return f'<ul class="findings">{"".join(_finding(group, reason, facts) for group, reason in groups)}</ul>'


def _finding(group: Group, reason: str, facts: Facts) -> str:
    """What is told, and folded behind it the cells it stands for, one by one."""
    finding, each = group.told, ""
    if len(group.findings) > 1:
        heading = text(facts.sentences["findings_each"].format(count=len(group.findings)))
        lines = "".join(f"<li>{text(one.message)}</li>" for one in group.findings)
        each = f'<details><summary>{heading}</summary><ol class="note">{lines}</ol></details>'
    where = f'<b class="cell">{text(finding.cell)}</b>' if finding.cell else ""
    read = f"<span>读到：<q>{given(finding.read)}</q></span>" if finding.read not in finding.message else ""
    wanted = f"<span>应为：{text(finding.wanted)}</span>" if finding.wanted not in finding.message else ""
    sheet = f"<span>工作表：{given(finding.sheet)}</span>" if finding.sheet else ""
    tone = _EXPLAINED if reason else LEVEL_TONES[finding.level]
    why = f'<p class="because">说明：{given(reason)}</p>' if reason else ""
    return (
        f'<li class="{tone}">{level_light(finding.level, facts, bool(reason))}<div>'
        f"<p>{where}{text(finding.message.removeprefix(finding.cell).strip())}</p>{why}"
        f'<p class="note">{sheet}{read}{wanted}</p>{each}</div></li>'
    )
