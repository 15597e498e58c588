"""Findings as they are read: those of one cause as one, the gravest first, and what the sender said to them."""

from collections.abc import Iterable, Sequence

import polars as pl

from charts.markup import given, text
from domain.facts import Facts
from domain.findings import LEVELS, Finding, FindingLevel
from domain.grouping import Group, cell_ranges, grouped

LEVEL_TONES: dict[FindingLevel, str] = {"reject": "behind", "explain": "near", "hint": "plain"}
_TOGETHER = 3


def findings_list(findings: Iterable[Finding], facts: Facts) -> str:
    """Findings, the gravest first: cell, what was read, what is wanted, the sentence that says what to do."""
    of_code: dict[tuple[int, str], list[Group]] = {}
    for group in grouped(findings, facts):
        of_code.setdefault((LEVELS.index(group.told.level), group.told.code), []).append(group)
    items = "".join(_alike(of_code[key], facts) for key in sorted(of_code, key=lambda key: key[0]))
    return items or f'<p class="note">{text(facts.sentences["no_findings"])}</p>'


def reasons_given(found: pl.DataFrame) -> str:
    """What the sender said to the findings that asked for a reason; `found` is returns/findings of one return."""
    said = found.filter(pl.col("reason").is_not_null()).group_by("reason", maintain_order=True).agg("cell")
    items = "".join(
        f'<p class="note">说明（{text(cell_ranges(row["cell"]))}）：{given(row["reason"])}</p>'
        for row in said.iter_rows(named=True)
    )
    return f'<div class="said">{items}</div>' if items else ""


def _alike(groups: Sequence[Group], facts: Facts) -> str:
    """Findings of one code: the first few, the others folded behind how many there are."""
    shown, rest = groups[:_TOGETHER], groups[_TOGETHER:]
    more = ""
    if rest:
        heading = text(facts.sentences["findings_alike"].format(count=len(rest)))
        more = f"<details><summary>{heading}</summary>{_list(rest, facts)}</details>"
    return _list(shown, facts) + more


def _list(groups: Iterable[Group], facts: Facts) -> str:
    return f'<ul class="findings">{"".join(_finding(group, facts) for group in groups)}</ul>'


def _finding(group: Group, facts: Facts) -> str:
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
    return (
        f'<li class="{LEVEL_TONES[finding.level]}"><span class="light {LEVEL_TONES[finding.level]}">'
        f"{text(facts.sentences[f'level_{finding.level}'])}</span>"
        f"<div><p>{where}{text(finding.message.removeprefix(finding.cell).strip())}</p>"
        f'<p class="note">{sheet}{read}{wanted}</p>{each}</div></li>'
    )
