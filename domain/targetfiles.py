"""The printed target tables as committed CSV: one folder a season, labels as printed, blank for a dash."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from domain.datafiles import CsvRow, read_csv
from domain.indicators import Indicator, Measures, RatioTarget
from domain.records import Source
from domain.reporters import Reporters
from domain.targets import DepartmentTarget, Minimum, PrintedTotal, Target
from domain.text import squeeze

_COUNTY = ("annex", "place", "indicator", "guarantee_target", "work_target", "unit")
_RATIO = ("document", "clause", "ratio", "target_percent")
_DEPARTMENT = ("department", "indicator", "scope", "min_investment_yi", "target", "unit")
_MINIMUM = ("indicator", "minimum", "unit", "scope", "asked_of", "counted_by")


@dataclass(frozen=True)
class TargetTables:
    """Every target of every season, in the printed order."""

    counties: tuple[Target, ...]
    printed_totals: tuple[PrintedTotal, ...]
    ratios: tuple[RatioTarget, ...]
    departments: tuple[DepartmentTarget, ...]
    minimums: tuple[Minimum, ...]


def read_targets(
    folder: Path, reporters: Reporters, indicators: dict[str, Indicator], measures: Measures
) -> TargetTables:
    """The tables under `folder`/<season>/; FactsError names the line of an unknown unit, indicator or number.

    And of a target that stands twice, or a printed total that those above do not add up to.
    """
    counties = _counties(folder, reporters, indicators)
    return TargetTables(
        counties=tuple(target for target in counties if isinstance(target, Target)),
        printed_totals=tuple(total for total in counties if isinstance(total, PrintedTotal)),
        ratios=tuple(_ratio(row, measures) for row in _rows(folder, "follow_through.csv", _RATIO)),
        departments=tuple(_department(row, reporters) for row in _rows(folder, "departments.csv", _DEPARTMENT)),
        minimums=tuple(_minimum(row, indicators) for row in _rows(folder, "minimums.csv", _MINIMUM)),
    )


def _rows(folder: Path, name: str, columns: tuple[str, ...]) -> Iterator[CsvRow]:
    for path in sorted(folder.glob(f"*/{name}")):
        yield from read_csv(path, columns)


def _counties(
    folder: Path, reporters: Reporters, indicators: dict[str, Indicator]
) -> list[Target | PrintedTotal | None]:
    rows = [(row, _county(row, reporters, indicators)) for row in _rows(folder, "counties.csv", _COUNTY)]
    known = dict[tuple[str, str, str], Target]()
    for row, one in rows:
        if isinstance(one, Target) and known.setdefault((one.season, one.indicator, one.place), one) is not one:
            raise row.fault(f"{row.cells['place']}的“{row.cells['indicator']}”在前面已有一行")
    for row, total in rows:
        if isinstance(total, PrintedTotal):
            mine = [one for one in known.values() if (one.season, one.indicator) == (total.season, total.indicator)]
            added = (sum(one.guarantee for one in mine), sum(one.work or 0 for one in mine))
            if added != (total.guarantee or 0, total.work or 0):
                raise row.fault(f"“{row.cells['indicator']}”的合计与各单位之和 {added[0]}、{added[1]} 不符")
    return [one for _, one in rows]


def _county(row: CsvRow, reporters: Reporters, indicators: dict[str, Indicator]) -> Target | PrintedTotal | None:
    indicator = _indicator(row, "indicator", indicators)
    if row.cells["unit"] != indicator.unit:
        raise row.fault(f"单位应为“{indicator.unit}”")
    guarantee, work = _number(row, "guarantee_target"), _number(row, "work_target")
    common = {"season": _season(row), "indicator": indicator.key, "guarantee": guarantee, "work": work}
    if reporters.places.is_total(row.cells["place"]):
        return row.record(PrintedTotal, **common)
    place = reporters.places.named(row.cells["place"])
    if place is None:
        raise row.fault(f"没有“{row.cells['place']}”这个单位")
    if guarantee is None and work is not None:
        raise row.fault("有工作目标而没有保证目标")
    return None if guarantee is None else row.record(Target, place=place.key, **common)


def _ratio(row: CsvRow, measures: Measures) -> RatioTarget:
    ratio = next((known for known in measures.ratio if known.label == row.cells["ratio"]), None)
    percent = _number(row, "target_percent")
    if ratio is None or percent is None:
        raise row.fault("比率名称或目标无法识别")
    source = row.record(Source, document=row.cells["document"], clause=row.cells["clause"])
    return row.record(RatioTarget, season=_season(row), ratio=ratio.key, share=percent / 100, source=source)


def _department(row: CsvRow, reporters: Reporters) -> DepartmentTarget:
    if reporters.departments.named(row.cells["department"]) is None:
        raise row.fault(f"没有“{row.cells['department']}”这个部门")
    tasks = {(task.label, task.unit) for task in reporters.departments.task}
    if (row.cells["indicator"], row.cells["unit"]) not in tasks:
        raise row.fault(f"没有以“{row.cells['unit']}”计的“{row.cells['indicator']}”这项任务")
    least, target = _number(row, "min_investment_yi"), _number(row, "target")
    words = {name: row.cells[name] for name in ("department", "indicator", "scope", "unit")}
    return row.record(DepartmentTarget, season=_season(row), min_investment=least, target=target, **words)


def _minimum(row: CsvRow, indicators: dict[str, Indicator]) -> Minimum:
    words = {name: row.cells[name] for name in ("indicator", "unit", "scope", "asked_of")}
    counted_by = _indicator(row, "counted_by", indicators).key
    return row.record(Minimum, season=_season(row), minimum=_number(row, "minimum"), counted_by=counted_by, **words)


def _indicator(row: CsvRow, column: str, indicators: dict[str, Indicator]) -> Indicator:
    label = squeeze(row.cells[column])
    found = next((known for known in indicators.values() if squeeze(known.label) == label), None)
    if found is None:
        raise row.fault(f"没有“{row.cells[column]}”这个指标")
    return found


def _season(row: CsvRow) -> str:
    return row.path.parent.name


def _number(row: CsvRow, column: str) -> Decimal | None:
    text = row.cells[column].strip()
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        raise row.fault(f"{column} 的“{text}”不是数字") from None
