"""The least activity a campaign asks for: what is done of each, who is short, and what every unit did."""

import polars as pl

from charts.evidence.figured import figured
from charts.evidence.terms import definition_list
from charts.markup import Row, opens, some_named, status_word, text, tip
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import DASH, show_as_written


def minimums_bars(minimums: pl.DataFrame, facts: Facts) -> str:
    """One line an activity, from `minimums`, season/minimums: each unit as a mark, and what is asked of the whole."""
    asked = minimums.filter("asked").unique("indicator", keep="first", maintain_order=True)
    units = minimums.filter(pl.col("place_key") != facts.places.city.key)
    steps = "".join(_step(row, units.filter(indicator=row["indicator"]), facts) for row in asked.iter_rows(named=True))
    return f'<div class="pipeline least">{steps}</div>'


def minimums_sentence(minimums: pl.DataFrame, facts: Facts) -> str:
    """How many are met, what is short by how much, what nobody has told of."""
    say = facts.sentences
    asked = minimums.filter("asked")
    known = asked.filter(pl.col("done").is_not_null())
    if known.is_empty():
        return say["minimums_nobody"]
    short = [row for row in known.iter_rows(named=True) if row["short_by"]]
    told = say["minimums_all"].format(count=asked.height)
    if short or known.height < asked.height:
        lacking = [
            _lacking(row, facts) for row in asked.iter_rows(named=True) if row["done"] is None or row["short_by"]
        ]
        met = known.height - len(short)
        told = say["minimums_some"].format(count=asked.height, met=met, short="、".join(lacking))
    below = minimums.filter(~pl.col("asked") & (pl.col("short_by") > 0))["short"].unique(maintain_order=True)
    alone = say["minimums_alone"].format(places=some_named(below.to_list(), "units", facts)) if below.len() else ""
    return f"{told}{alone}。"


def minimum_of_units(minimums: pl.DataFrame, key: str, facts: Facts) -> str:
    """One activity: the city against the least number, then every unit, those first that did most."""
    say, city = facts.sentences, facts.places.city
    mine = minimums.filter(pl.col("indicator") == key)
    rows = mine.filter(pl.col("place_key") != city.key).sort("done", descending=True, nulls_last=True).rows(named=True)
    whole = [(row["label"], text(_told(row, facts))) for row in mine.filter(place_key=city.key).iter_rows(named=True)]
    idle = [row["short"] for row in rows if row["done"] == 0]
    silent = [row["short"] for row in rows if row["done"] is None]
    notes = [say["minimum_none"].format(places="、".join(idle))] if idle else []
    notes += [say["minimum_silent"].format(places="、".join(silent))] if silent else []
    columns = [Column("单位", "name"), Column("完成"), Column("单独对照", "left")]
    lines = [
        Line(
            [
                text(row["place"]),
                f"{_figure(row, stop=True)} {text(row['unit'])}" if row["done"] is not None else DASH,
                _light(row, facts),
            ]
        )
        for row in rows
    ]
    told = text("".join([*notes, say["minimum_own"]]))
    return f'{definition_list(whole)}<p class="note">{told}</p>{table("各单位完成数", columns, lines)}'


def _step(row: Row, units: pl.DataFrame, facts: Facts) -> str:
    indicator = facts.indicators[row["indicator"]]
    name = f'<div class="name">{text(indicator.short)}</div>'
    marks = "".join(_mark(unit, facts) for unit in units.iter_rows(named=True))
    verdict = _light(row, facts)
    told = f"{row['place']}{row['label']}：{_told(row, facts)}"
    done = _figure(row)
    unit = f"<small>{text(row['unit'])}</small>"
    value = f'<div class="value"><b>{done}/{show_as_written(row["minimum"])}</b>{unit}{verdict}</div>'
    act = f"minimum:{row['indicator']}"
    return f'<div class="step" {opens(act, told)}{tip(told)}>{name}<div class="units">{marks}</div>{value}</div>'


def _mark(row: Row, facts: Facts) -> str:
    """One unit set against the number by itself: filled where it alone reaches it, hatched where nothing is known."""
    kind = "hatched" if row["done"] is None else "reached" if row["met"] else "below"
    told = f"{row['place']} {_told(row, facts)}"
    return f'<i class="{kind}"{tip(told)}></i>'


def _light(row: Row, facts: Facts) -> str:
    if row["done"] is None:
        return f'<span class="light none">{status_word(row["status"], facts)}</span>'
    if row["met"]:
        return f'<span class="light on_pace">{text(facts.sentences["minimum_reached"])}</span>'
    short, tone = f"差 {show_as_written(row['short_by'])}", "behind" if row["asked"] else "near"
    return f'<span class="light {tone}">{text(short)}</span>'


def _figure(row: Row, stop: bool = False) -> str:
    return figured(text(_shown(row)), "actual", row["indicator"], row["place_key"], stop)


def _shown(row: Row) -> str:
    return show_as_written(row["done"])


def _told(row: Row, facts: Facts) -> str:
    say = facts.sentences
    if row["done"] is None:
        return facts.sentences[f"status_{row['status']}"]
    short = {"count": show_as_written(row["short_by"]), "unit": row["unit"]}
    verdict = say["minimum_reached"] if row["met"] else say["minimum_lacking"].format(**short)
    least = show_as_written(row["minimum"])
    return say["minimum_city" if row["asked"] else "minimum_unit"].format(
        done=_shown(row), unit=row["unit"], minimum=least, verdict=verdict
    )


def _lacking(row: Row, facts: Facts) -> str:
    label = facts.indicators[row["indicator"]].short
    whose = "" if row["place"] == facts.places.city.label else row["short"]
    if row["done"] is None:
        return whose + facts.sentences["minimum_untold"].format(label=label)
    count = show_as_written(row["short_by"])
    return whose + facts.sentences["minimum_short"].format(label=label, count=count, unit=row["unit"])
