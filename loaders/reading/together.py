"""What only all sheets of a workbook together can tell: which were read, which say the same, which are hidden."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.facts import Facts
from domain.findings import Finding
from loaders.reading.grid import Workbook
from loaders.reading.inspection import Inspection
from loaders.reading.result import ReadReturn

Claim = tuple[str | None, str | None, str | None]


def brought_together(
    returns: Sequence[ReadReturn], hidden: dict[str, str], inspection: Inspection, workbook: Workbook, facts: Facts
) -> tuple[ReadReturn, ...]:
    """The returns to be filed, each told what it shares with others; the first is told what the file is like.

    `hidden` names the hidden rows and columns by sheet.

    Printed forms without any figure beside a filled one are no returns. Two that speak for the same unit, form and
    period are both refused: which of them is meant cannot be known.
    """
    filled = [read for read in returns if not _is_blank(read)] or returns
    claims = Counter(map(_claim, filled))
    told = [_told(read, filled, claims, hidden, workbook, facts) for read in filled]
    first, *others = told
    remarks = (*_remarks(inspection, workbook, returns, facts), *_blanks(returns, filled, facts))
    return replace(first, findings=(*first.findings, *remarks)), *others


def _claim(read: ReadReturn) -> Claim:
    return read.form, read.place, read.period


def _is_blank(read: ReadReturn) -> bool:
    return any(finding.code == "return.empty" for finding in read.findings)


def _told(
    read: ReadReturn,
    filled: Sequence[ReadReturn],
    claims: Counter[Claim],
    hidden: dict[str, str],
    workbook: Workbook,
    facts: Facts,
) -> ReadReturn:
    said = list(read.findings)
    claim, sheet = _claim(read), read.sheet or ""
    if claims[claim] > 1 and None not in claim:
        names = "、".join(dict.fromkeys(f"“{other.sheet}”" for other in filled if _claim(other) == claim))
        said.append(facts.finding("return.twice", sheet=sheet, read=names))
    if sheet in workbook.hidden:
        said.append(facts.finding("sheet.hidden", sheet=sheet))
    if sheet in hidden:
        said.append(facts.finding("cells.hidden", sheet=sheet, read=hidden[sheet]))
    return replace(read, findings=tuple(said))


def _blanks(returns: Sequence[ReadReturn], filled: Sequence[ReadReturn], facts: Facts) -> Iterator[Finding]:
    for read in returns:
        if read not in filled:
            yield facts.finding("sheet.blank", sheet=read.sheet or "")


def _remarks(
    inspection: Inspection, workbook: Workbook, returns: Sequence[ReadReturn], facts: Facts
) -> Iterator[Finding]:
    read = [one.sheet or "" for one in returns]
    yield from map(facts.finding, inspection.hints)
    for grid in workbook.grids:
        if grid.rows and grid.name not in read:
            if grid.name in workbook.hidden:
                yield facts.finding("sheet.hidden_ignored", sheet=grid.name)
            else:
                yield facts.finding("sheet.ignored", sheet=grid.name, read="、".join(read))
