"""Every target as printed: both levels, all units, and the totals added again beside the printed ones."""

from collections.abc import Iterable

from charts.definitions import Entry, Section, entry
from charts.markup import target, text
from charts.table import Column
from domain.facts import Facts
from domain.numbers import show_as_written
from domain.seasons import Season


def target_sections(facts: Facts) -> list[Section]:
    """One section per season with targets of units, then those of departments and the city's least activity."""
    return [*_units(facts), *_departments(facts), *_minimums(facts)]


def _units(facts: Facts) -> Iterable[Section]:
    for season in facts.seasons.values():
        mine = [row for row in facts.targets if row.season == season.key]
        if mine:
            places = [Column(text(place.short)) for place in facts.places.place]
            columns = [Column("指标", "name"), Column("目标", "left"), *places, Column("合计"), Column("文件合计")]
            rows = [
                row for key in dict.fromkeys(row.indicator for row in mine) for row in _target_rows(season, key, facts)
            ]
            note = "“—”为文件未下达任务。合计由各单位重新相加，与文件印出的合计核对一致。"
            yield Section(f"{season.short}各单位目标", columns, rows, note)


def _target_rows(season: Season, key: str, facts: Facts) -> Iterable[Entry]:
    """保证目标 and 工作目标 of one indicator; a level nobody has is left out."""
    indicator = facts.indicators[key]
    given = {row.place: row for row in facts.targets if row.season == season.key and row.indicator == key}
    printed = next((row for row in facts.printed_totals if row.season == season.key and row.indicator == key), None)
    for level, word in (("guarantee", "保证目标"), ("work", "工作目标")):
        values = [getattr(given.get(place.key), level, None) for place in facts.places.place]
        known = [value for value in values if value is not None]
        if known:
            total = [sum(known), getattr(printed, level, None)]
            cells = [target(value, indicator, facts) for value in [*values, *total]]
            yield entry(f"{indicator.label}（{indicator.unit}）", word, *cells)


def _departments(facts: Facts) -> Iterable[Section]:
    for season in facts.seasons.values():
        columns = [
            Column("部门", "name"),
            Column("任务", "left"),
            Column("范围", "left wrap"),
            Column("投资额不低于（亿元）"),
            Column("目标"),
            Column("单位", "left"),
        ]
        rows = [
            entry(
                row.department,
                row.indicator,
                row.scope,
                show_as_written(row.min_investment),
                show_as_written(row.target),
                row.unit,
            )
            for row in facts.department_targets
            if row.season == season.key
        ]
        if rows:
            yield Section(f"{season.short}市级部门目标", columns, rows, folded=True)


def _minimums(facts: Facts) -> Iterable[Section]:
    for season in facts.seasons.values():
        columns = [Column("活动", "name"), Column("范围", "left"), Column("最低数"), Column("单位", "left")]
        rows = [
            entry(row.indicator, row.scope, show_as_written(row.minimum), row.unit)
            for row in facts.minimums
            if row.season == season.key
        ]
        if rows:
            yield Section(f"{season.short}最低活动数", columns, rows)
