"""Findings put together: those of one cause are told once, with the cells they stand in as ranges."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from domain.addresses import column_letters, placed
from domain.facts import Facts
from domain.findings import Finding

LEAST = 3  # as many alike are told as one
MORE = "等"
_PARTS, _READ = 12, 3
Place = tuple[int, int, str]  # column and row, and the address


@dataclass(frozen=True)
class Group:
    """What is told, and the findings behind it: the one it is itself, or all that it stands for."""

    told: Finding
    findings: tuple[Finding, ...]


def grouped(findings: Iterable[Finding], facts: Facts) -> list[Group]:
    """Findings in their order, those of one cause together where the first of them stood.

    One cause: the same code, level and sheet, in one column; or anywhere on the sheet where data/sentences.toml has a
    `cause_` sentence for the code. Fewer than `LEAST` stay by themselves.
    """
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        alike.setdefault(_cause(finding, facts), []).append(finding)
    groups: list[Group] = []
    for found in alike.values():
        if len(found) < LEAST:
            groups += [Group(finding, (finding,)) for finding in found]
        else:
            groups.append(Group(_told(found, facts), tuple(found)))
    return groups


def cell_ranges(cells: Iterable[str]) -> str:
    """B7、D7:D20、F3: cells below or beside each other are one range from three on; what is no cell stands as it is."""
    named = list(dict.fromkeys(filter(None, cells)))
    places = sorted((at[1], at[0], cell) for cell in named if (at := placed(cell)))
    parts = [cell for cell in named if not placed(cell)]
    lone: list[Place] = []
    for run in _runs(places, lambda at: (at[0], at[1])):
        if len(run) < LEAST:
            lone += run
        else:
            parts.append(f"{run[0][2]}:{run[-1][2]}")
    for run in _runs(sorted(lone, key=lambda at: (at[1], at[0])), lambda at: (at[1], at[0])):
        parts += [cell for *_, cell in run] if len(run) < LEAST else [f"{run[0][2]}:{run[-1][2]}"]
    return "、".join(parts[:_PARTS]) + (MORE if len(parts) > _PARTS else "")


def _cause(finding: Finding, facts: Facts) -> tuple[str, ...]:
    where = placed(finding.cell)
    column = "" if _sentence(finding.code) in facts.sentences else column_letters(where[1]) if where else finding.cell
    return finding.code, finding.level, finding.sheet, column


def _sentence(code: str) -> str:
    return f"cause_{code.replace('.', '_')}"


def _told(found: Sequence[Finding], facts: Facts) -> Finding:
    """One finding for all of them: their cells as ranges, what was read in the first few."""
    first, cells = found[0], cell_ranges(finding.cell for finding in found)
    read = list(dict.fromkeys(finding.read for finding in found))
    wanted = {finding.wanted for finding in found}
    words = {"cells": cells, "count": len(found), "message": first.message}
    sentence = facts.sentences.get(_sentence(first.code), facts.sentences["findings_grouped"])
    return first.model_copy(
        update={
            "cell": cells,
            "read": "、".join(read[:_READ]) + (MORE if len(read) > _READ else ""),
            "wanted": first.wanted if len(wanted) == 1 else "",
            "message": sentence.format(**words),
        }
    )


def _runs(places: Sequence[Place], along: Callable[[Place], tuple[int, int]]) -> list[list[Place]]:
    """Sorted places cut where the next is not the neighbour; `along` gives what stays and what counts up by one."""
    keyed = [(along(place)[0], along(place)[1] - nth, place) for nth, place in enumerate(places)]
    return [[place for *_, place in run] for _, run in groupby(keyed, key=lambda each: each[:2])]
