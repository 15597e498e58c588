"""The tables of 总览 and 排名 to hand over: rankings, sums, gains, figures of every unit, remarks."""

from collections.abc import Mapping, Sequence

import polars as pl

from charts.fetched.numbered import numbered, numbered_by_item, numbered_by_slot
from charts.markup import Row
from charts.slots import Slot, slots
from domain.dates import show_period
from domain.facts import Facts
from domain.indicators import Indicator
from domain.seasons import Season
from domain.tables import Head, Table

_DIGITS = 2


def ranking_table(ranking: pl.DataFrame, indicator: Indicator, season: Season, facts: Facts, basis: str) -> Table:
    """completion/ranking with both targets and completions, or by the figure itself where `basis` is "actual"."""
    moved = [Head("上期名次", "count"), Head("名次变化", "count"), amount("较上期新增", indicator, facts)]
    names = ["previous_rank", "rank_change", "gain"]
    judged = [
        amount("保证目标", indicator, facts),
        amount("工作目标", indicator, facts),
        Head("完成保证目标", "share"),
        Head("完成工作目标", "share"),
        Head("达到"),
        Head("序时进度", "share"),
        Head("与序时差", "points", "个百分点"),
        Head("状态"),
    ]
    by = facts.terms["actual" if basis == "actual" else f"{basis}_completion"]
    goals = ["guarantee_target", "work_target", "guarantee_completion", "work_completion"]
    told = [] if basis == "actual" else [*goals, "level", "pace", "lead_points", "light"]
    heads = [
        Head("名次", "count"),
        Head("单位"),
        amount(indicator.label, indicator, facts),
        *(judged if told else []),
        *moved,
        Head("所属期"),
        Head("有无数据"),
    ]
    rows = [
        [row["rank"], row["place"], row["actual"], *(row[name] for name in [*told, *names]), *_period(row, facts)]
        for row in ranking.iter_rows(named=True)
    ]
    title = f"{season.short}{indicator.label}排名（按{by}）"
    made = Table(title, heads, rows, source=facts.cite(indicator.source))
    numbers = [(f"{basis}_rank", season.key, indicator.key, key) for key in ranking["place_key"]]
    others = [*(goals if told else []), *(["lead_points"] if told else []), "gain"]
    return numbered(made, numbers, ["actual", *others], facts)


def city_table(city: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """completion/city: every indicator with a target; each keeps its own unit in a column."""
    names = ["actual", "guarantee_target", "work_target", "guarantee_completion", "work_completion", "pace"]
    heads = [Head("指标"), Head("计量单位"), Head("全市完成数", "exact"), Head("保证目标", "exact")]
    heads += [Head("工作目标", "exact"), Head("完成保证目标", "share"), Head("完成工作目标", "share")]
    heads += [Head("序时进度", "share"), Head("与序时差", "points", "个百分点"), Head("状态"), Head("达到")]
    heads += [Head("较上期新增", "exact"), Head("已报单位", "count", "个"), Head("有任务单位", "count", "个")]
    names = ["label", "unit", *names, "lead_points", "light", "level", "gain", "reported", "expected"]
    made = Table(f"{season.short}全市各项指标", heads, city.select(names).rows(), source=_sources(city, facts))
    return numbered(made, _of_city(city, season, facts), [*names[3:7], "lead_points", "gain"], facts)


def totals_table(totals: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """charts.overview.values.totals: what the units' last figures add up to, without targets."""
    heads = [Head("指标"), Head("计量单位"), Head("全市累计", "exact"), Head("本期增量", "exact")]
    heads += [Head("本期已报单位", "count", "个"), Head("应报单位", "count", "个")]
    rows = [
        [one.label, one.unit, row["actual"], row["gain"], row["reported"], row["expected"]]
        for row in totals.iter_rows(named=True)
        for one in [facts.indicators[row["indicator"]]]
    ]
    made = Table(f"{season.short}全市各项累计数", heads, rows, source=_sources(totals, facts))
    return numbered(made, _of_city(totals, season, facts), ["gain"], facts)


def values_table(values: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """season/values_by_place as one row a unit; a unit that reported nothing has its row, empty."""
    told = {(row["place_key"], row["indicator"]): row["value"] for row in values.iter_rows(named=True)}
    periods = dict(values.select("place_key", "period").iter_rows())
    asked = facts.indicators_of(season)
    heads = [Head("单位"), Head("所属期"), *(amount(one.label, one, facts) for one in asked)]
    rows = []
    for place in facts.places.place:
        period = show_period(periods[place.key]) if place.key in periods else facts.sentences["status_not_reported"]
        rows.append([place.label, period, *(told.get((place.key, one.key)) for one in asked)])
    source = facts.cite(facts.forms_of(season)[0].source)
    made = Table(f"{season.short}各单位各项累计数", heads, rows, source=source)
    numbers = [("actual", season.key, asked[0].key, place.key) for place in facts.places.place] if asked else []
    return numbered_by_item(made, numbers, {one.key: one.label for one in asked}, facts) if asked else made


def gains_table(history: pl.DataFrame, indicator: Indicator, season: Season, facts: Facts) -> Table:
    """completion/history as one row a unit and a column a slot; what was not reported is empty."""
    shown = slots(history)
    told: Mapping[tuple[str, int], Row] = {
        (row["place_key"], row["ordinal"]): row for row in history.iter_rows(named=True)
    }
    heads = [Head("单位"), *(amount(Slot.of(slot).name, indicator, facts) for slot in shown)]
    rows = [
        [place.label, *(told[place.key, slot["ordinal"]]["gain"] for slot in shown)] for place in facts.places.place
    ]
    made = Table(f"{season.short}{indicator.label}各期增量", heads, rows, source=facts.cite(indicator.source))
    if not shown:
        return made
    days = {slot.name: slot.last for slot in map(Slot.of, shown)}
    first = f"slot_gain@{next(iter(days.values())).isoformat()}"
    numbers = [(first, season.key, indicator.key, place.key) for place in facts.places.place]
    return numbered_by_slot(made, numbers, days, facts)


def pipeline_table(ratios: pl.DataFrame, season: Season, facts: Facts) -> Table:
    """follow_through/city: the four ratios with what they are made of."""
    heads = [Head("推进率"), Head("分子", "exact"), Head("分母", "exact"), Head("比率", "share"), Head("要求", "share")]
    heads += [Head("差距", "points", "个百分点"), Head("已报单位", "count", "个"), Head("应报单位", "count", "个")]
    names = ["label", "numerator", "denominator", "rate", "target", "gap_points", "reported", "expected"]
    made = Table(f"{season.short}签约项目推进", heads, ratios.select(names).rows())
    numbers = [("reported_part", season.key, key, facts.places.city.key) for key in ratios["ratio"]]
    return numbered(made, numbers, ["reported_whole", "reported_rate"], facts)


def remarks_table(remarks: Sequence[str], season: Season) -> Table:
    """需要关注 as sentences."""
    return Table(f"{season.short}需要关注", [Head("需要关注的事项")], [[remark] for remark in remarks])


def amount(label: str, indicator: Indicator, facts: Facts) -> Head:
    """A head for figures of `indicator`, with its unit."""
    unit = facts.units.named(indicator.unit)
    return Head(label, indicator.kind, indicator.unit, unit.decimals if unit else _DIGITS)


def _of_city(frame: pl.DataFrame, season: Season, facts: Facts) -> list[tuple[str, str, str, str]]:
    return [("actual", season.key, key, facts.places.city.key) for key in frame["indicator"]]


def _period(row: Row, facts: Facts) -> list[object]:
    period = show_period(row["period"]) if row["period"] else None
    return [period, facts.sentences[f"status_{row['status']}"]]


def _sources(frame: pl.DataFrame, facts: Facts) -> str:
    """The clauses of the indicators in the frame, each once."""
    sources = (facts.cite(facts.indicators[key].source) for key in frame["indicator"])
    return "；".join(dict.fromkeys(sources))
