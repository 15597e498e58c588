"""Every target in force: both levels, all units, and the totals added again beside the printed ones."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import polars as pl

from charts.evidence.figured import figure_button, numbered_opening, task_item
from charts.markup import Row, target, text
from charts.meanings.definitions import Entry, Section, entry, with_source
from charts.table import Column
from domain.dates import show_moment
from domain.facts import Facts
from domain.figures.identifiers import figure_id
from domain.numbers import show_as_written
from domain.records import Source
from domain.seasons import Season
from domain.targets import TARGET_LEVELS

SOURCE = Column("依据", "left wrap")

Targets = Mapping[str, pl.DataFrame]


def target_sections(facts: Facts, targets: Targets, tasks: Targets) -> list[Section]:
    """One section per season with targets of units, then those of departments and the city's least activity.

    `targets` is targets/in_force and `tasks` departments/asked, both by season.
    """
    return [*_units(facts, targets), *_departments(facts, tasks), *_minimums(facts)]


def _units(facts: Facts, targets: Targets) -> Iterable[Section]:
    for season in facts.seasons.values():
        mine = targets[season.key]
        if mine.height:
            places = [Column(text(place.short)) for place in facts.places.place]
            columns = [Column("指标", "name"), Column("目标", "left"), *places, Column("合计"), Column("文件合计")]
            keys = mine["indicator"].unique(maintain_order=True)
            rows = [row for key in keys for row in _target_rows(season, key, mine.filter(indicator=key), facts)]
            note = _stated(season.source, facts) + _note(mine, facts)
            units = "、".join(f"{place.short} {place.key}" for place in facts.places.place)
            numbered = facts.sentences["numbered_units"].format(others=units)
            yield Section(f"{season.short}各单位目标", columns, rows, note, numbered=numbered)


def _note(mine: pl.DataFrame, facts: Facts) -> str:
    """What a dash means, and which tables handed in the targets stand in."""
    return facts.sentences["targets_note"] + _tables_of(mine, facts.sentences["targets_from"])


def _stated(source: Source, facts: Facts) -> str:
    return f"依据：{facts.cite(source)}。"


def _tables_of(mine: pl.DataFrame, sentence: str) -> str:
    """`sentence` for each table handed in that some of the rows stand in."""
    tables = mine.filter(pl.col("receipt").is_not_null()).unique("receipt", maintain_order=True).iter_rows(named=True)
    return "".join(sentence.format(**row | {"moment": show_moment(row["received_at"])}) for row in tables)


def _target_rows(season: Season, key: str, given: pl.DataFrame, facts: Facts) -> Iterable[Entry]:
    """保证目标 and 工作目标 of one indicator; a level nobody has is left out.

    What a document's committed table prints as its total stands beside the sum; one handed in was added when it came.
    """
    indicator = facts.indicators[key]
    totals = (row for row in facts.printed_totals if row.season == season.key and row.indicator == key)
    printed = next(totals, None) if given["receipt"].null_count() else None
    for level in TARGET_LEVELS:
        values = dict(given.filter(level_key=level).select("place_key", "value").iter_rows())
        if values:
            total = [sum(values.values()), getattr(printed, level, None)]
            whose = [*(place.key for place in facts.places.place), facts.places.city.key]
            numbers = [figure_id(f"{level}_target", season.key, key, one) for one in whose]
            shown = [target(value, indicator, facts) for value in [*map(values.get, whose[:-1]), *total]]
            named = entry(f"{indicator.label}（{indicator.unit}）", facts.sentences[f"target_level_{level}"], *shown)
            opened = [_opener(told, number) for told, number in zip(shown, numbers, strict=False)]
            yield replace(named, cells=[*named.cells[:2], *opened, named.cells[-1]], number=numbers[-1])


def _opener(shown: str, number: str) -> str:
    """A target that opens where it stands written."""
    return figure_button(text(shown), numbered_opening(number), shown)


def _departments(facts: Facts, tasks: Targets) -> Iterable[Section]:
    for season in facts.seasons.values():
        columns = [
            Column("部门", "name"),
            Column("任务", "left"),
            Column("范围", "left wrap"),
            Column("投资额不低于（亿元）"),
            Column("目标"),
            Column("单位", "left"),
        ]
        rows = [_task(row, season) for row in tasks[season.key].iter_rows(named=True) if row["target"] is not None]
        if rows:
            stated = _stated(facts.departments.source, facts)
            note = stated + _tables_of(tasks[season.key], facts.sentences["tasks_from"])
            numbered = facts.sentences["numbered_target"]
            yield Section(f"{season.short}市级部门目标", columns, rows, note, folded=True, numbered=numbered)


def _task(row: Row, season: Season) -> Entry:
    """One quantity asked of a department; its target opens."""
    least, asked = show_as_written(row["least"]), show_as_written(row["target"])
    named = entry(row["department"], row["duty"], row["scope"], least, asked, row["unit"])
    number = figure_id("task_target", season.key, task_item(row), row["place_key"])
    return replace(named, cells=[*named.cells[:4], _opener(asked, number), named.cells[-1]], number=number)


def _minimums(facts: Facts) -> Iterable[Section]:
    for season in facts.seasons.values():
        columns = [Column("活动", "name"), Column("范围", "left"), Column("最低数"), Column("单位", "left"), SOURCE]
        rows = [
            with_source(
                entry(row.indicator, row.scope, show_as_written(row.minimum), row.unit),
                facts.indicators[row.counted_by].source,
                facts,
            )
            for row in facts.minimums
            if row.season == season.key
        ]
        if rows:
            yield Section(f"{season.short}最低活动数", columns, rows)
