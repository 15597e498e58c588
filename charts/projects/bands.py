"""Large projects: every unit against every band of contract size, done of the target; a tile opens its projects."""

from decimal import Decimal

import polars as pl

from charts.evidence.figured import figured, opening
from charts.markup import Row, figure, opens, target, text, tip
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.numbers import show_as_written
from domain.saying import fill, run, said


def bands_matrix(bands: pl.DataFrame, city: pl.DataFrame, facts: Facts) -> str:
    """`bands` is bands/by_place, `city` bands/city; a unit without a ledger shows its return's figure, hatched."""
    names = [row["band"] for row in city.iter_rows(named=True)]
    columns = [Column("单位", "name"), *(Column(_head(key, facts), "middle") for key in names)]
    rows = {(row["place_key"], row["band"]): row for row in bands.iter_rows(named=True)}
    lines = [
        Line([text(place.short), *(_tile(rows[place.key, key], facts) for key in names)])
        for place in facts.places.place
        if (place.key, names[0]) in rows
    ]
    whole = Line(
        [text(facts.places.city.short), *(_tile(row | _whole(facts), facts) for row in city.iter_rows(named=True))],
        kind="total",
    )
    return table("各单位各投资额档项目：完成数与目标，单位：个", columns, [*lines, whole], "bands")


def bands_legend() -> str:
    """The kinds of tile."""
    kinds = {"met": "达到目标", "short": "有缺口", "none": "尚无", "free": "无任务", "hatched": "没有台账，列报表数"}
    marks = "".join(f'<i><span class="key tile-{kind}"></span>{word}</i>' for kind, word in kinds.items())
    return f'<span class="legend"><i>完成/目标，单位：个</i>{marks}</span>'


def bands_sentence(bands: pl.DataFrame, city: pl.DataFrame, facts: Facts) -> str:
    """What the city has of the widest band, which bands and units are short, where the return says otherwise."""
    say, sums = facts.sentences, city.rows(named=True)
    if not sums or all(row["done"] is None for row in sums):
        return say["bands_no_ledger"]
    widest = min(sums, key=lambda row: row["least"])
    key, whole = widest["band"], facts.places.city.key
    goal = said(show_as_written(widest["target"]), "guarantee_target", key, whole)
    asked = fill(say["bands_asked"], target=goal, verdict=_verdict(widest, facts))
    told: list[str] = [
        fill(
            say["bands_signed"],
            label=facts.indicators[key].spoken,
            done=said(widest["done"], "band", key, whole),
            asked=asked if widest["target"] is not None else "",
        )
    ]
    short = [row for row in sums if row is not widest and row["short_of_places"]]
    if short:
        told.append(say["bands_short"].format(bands="、".join(_lacking(row, facts) for row in short)))
    elif any(row["target"] is not None for row in sums if row is not widest):
        told.append(say["bands_all"])
    if places := _short_places(bands):
        which = "bands_place" if len(places) == 1 else "bands_places"
        told.append(say[which].format(places="、".join(places), count=len(places)))
    if apart := bands.filter(pl.col("difference") != 0).height:
        told.append(say["bands_apart"].format(count=apart))
    if silent := bands.filter(pl.col("done").is_null())["short"].unique(maintain_order=True).to_list():
        told.append(say["bands_silent"].format(places="、".join(silent)))
    return run(told, "；", "。")


def _head(key: str, facts: Facts) -> str:
    return text(facts.indicators[key].short)


def _whole(facts: Facts) -> Row:
    """What a row of the city lacks to be drawn like one of a unit."""
    city = facts.places.city
    return {"place": city.label, "place_key": "", "period": None}


def _tile(row: Row, facts: Facts) -> str:
    indicator = facts.indicators[row["band"]]
    whose = row["place_key"] or facts.places.city.key
    goal = figured(target(row["target"], indicator, facts), "guarantee_target", row["band"], whose)
    asked = f"/{goal}" if row["target"] is not None else ""
    kind, note = _kind(row), _note(row, facts)
    if row["done"] is None:
        shown = figure(row["reported_done"], indicator, facts)
        label = facts.sentences["band_no_ledger"].format(
            place=row["place"], label=indicator.spoken, reported=shown, unit=indicator.unit
        )
        act = opening("actual", row["band"], row["place_key"]) if row["place_key"] and row["period"] else None
        known = figured(text(shown), "actual", row["band"], whose)
        inside = f"<b>{known}{asked}</b><small>{note}</small>"
        return f'<span class="band hatched"{opens(act, label)}{tip(label)}>{inside}</span>'
    told = [f"{row['place']} {indicator.spoken}：{row['done']} {indicator.unit}", *_told(row, facts)]
    attributes = opens(f"band:{row['place_key']}:{row['band']}", "，".join(told)) + tip(*told)
    done = figured(text(row["done"]), "band", row["band"], whose)
    return f'<span class="band {kind}"{attributes}><b>{done}{asked}</b><small>{note}</small></span>'


def _kind(row: Row) -> str:
    if row["target"] is None:
        return "free"
    if not row["short_by"]:
        return "met"
    return "short" if row["done"] else "none"


def _note(row: Row, facts: Facts) -> str:
    """差2, 报表3 where the return says otherwise; 无任务."""
    say, notes = facts.sentences, []
    if row["target"] is None:
        notes.append(say["status_no_task"])
    elif row["short_by"]:
        notes.append(say["band_short"].format(count=show_as_written(row["short_by"])))
    if row["difference"]:
        notes.append(say["band_reported"].format(count=show_as_written(row["reported_done"])))
    return text(" ".join(notes))


def _told(row: Row, facts: Facts) -> list[str]:
    say = facts.sentences
    told = []
    if row["target"] is not None:
        told.append(say["band_target"].format(target=show_as_written(row["target"]), verdict=_verdict(row, facts)))
    if row["reported_done"] is not None:
        told.append(say["band_beside"].format(count=show_as_written(row["reported_done"])))
    if row["terminated"]:
        told.append(say["band_terminated"].format(count=row["terminated"]))
    return told


def _verdict(row: Row, facts: Facts) -> str:
    if row["short_by"]:
        return facts.sentences["still_short"].format(count=show_as_written(row["short_by"]))
    return facts.sentences["target_met"]


def _lacking(row: Row, facts: Facts) -> str:
    return f"{facts.indicators[row['band']].short} {show_as_written(row['short_of_places'])} 个"


def _short_places(bands: pl.DataFrame) -> list[str]:
    """The units that are short of anything, those short of most first."""
    lacking: dict[str, Decimal] = {}
    for row in bands.iter_rows(named=True):
        if row["short_by"]:
            lacking[row["short"]] = lacking.get(row["short"], Decimal(0)) + row["short_by"]
    return sorted(lacking, key=lambda place: -lacking[place])
