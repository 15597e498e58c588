"""Landed key enterprises: every unit against every kind, each number opening its firms; the firms themselves."""

import polars as pl

from charts.enterprises.words import total, whole
from charts.evidence.figured import opening
from charts.markup import Row, given, text, tip
from charts.table import Column, Line, table
from domain.dates import show_day, show_period
from domain.enterprises import ALL_KINDS
from domain.facts import Facts
from domain.numbers import DASH, show_number

_CONCLUDED = ("recognised", "refused", "pending")


def enterprises_matrix(counted: pl.DataFrame, facts: Facts) -> str:
    """`counted` is enterprises/by_place; a unit that has not reported is hatched, a dash is no number.

    Every number opens what it is made of.
    """
    kinds = _kinds(facts)
    rows = {(row["place_key"], row["kind_key"]): row for row in counted.iter_rows(named=True)}
    lines = "".join(
        f'<tr><th scope="row">{text(place.short)}<small>{text(rows[place.key, ALL_KINDS]["shape"] or "")}</small></th>'
        f"{''.join(_cell(rows[place.key, kind], wide, facts) for kind, wide in kinds)}</tr>"
        for place in facts.places.place
    )
    by_kind = {kind: [row for row in rows.values() if row["kind_key"] == kind] for kind, _ in kinds}
    sums = "".join(_sum(by_kind[kind], wide, facts) for kind, wide in kinds)
    foot = f'<tr class="total"><th scope="row">{text(facts.places.city.short)}</th>{sums}</tr>'
    return (
        '<table class="firms" data-grid><caption>各单位各类落地重点企业的数量</caption>'
        f"<thead>{_head(facts)}</thead><tbody>{lines}{foot}</tbody></table>"
    )


def matrix_legend() -> str:
    """What a cell may say."""
    return (
        '<span class="legend"><i>企业以户计；填空白、补短板、国产自主按项目以个计</i>'
        '<i><span class="key hatched"></span>未报送</i></span>'
    )


def _kinds(facts: Facts) -> list[tuple[str, bool]]:
    """Every kind that has a column, and whether a phone leaves it out: the categories of a topic of several."""
    known, shown = facts.key_enterprises, []
    for topic in known.topic:
        shown += [(one.key, True) for one in known.of(topic)] if topic.indicator else []
        shown.append((topic.key, False))
    return [*shown, (ALL_KINDS, False)]


def _head(facts: Facts) -> str:
    """Over the topics of several categories their name; under it every column, on a phone the topics alone."""
    known = facts.key_enterprises
    upper, lower = "<td></td>", "<td></td>"
    for topic in known.topic:
        of_topic = known.of(topic) if topic.indicator else ()
        span, name = (len(of_topic) + 1, text(topic.short)) if of_topic else (1, "")
        upper += f'<th scope="colgroup" colspan="{span}" class="{"group" if of_topic else ""}">{name}</th>'
        lower += "".join(f'<th scope="col" class="wide">{text(one.short)}</th>' for one in of_topic)
        sum_of = '<span class="broad">小计</span><span class="narrow">' if of_topic else "<span>"
        lower += f'<th scope="col">{sum_of}{text(topic.short)}</span></th>'
    return f'<tr class="broad">{upper}<td></td></tr><tr>{lower}<th scope="col">合计</th></tr>'


def _cell(row: Row, wide: bool, facts: Facts) -> str:
    far = "wide" if wide else ""
    if row["shape_key"] is None:
        silent = facts.sentences["status_not_reported"]
        return f'<td class="hatched {far}"{tip(row["place"], silent)}><span class="read">{text(silent)}</span></td>'
    told = _told(row, facts)
    shown = whole(row["enterprises"])
    number = f"<b>{shown}</b>" if row["enterprises"] else f'<span class="zero">{shown}</span>'
    label = text("，".join(told))
    if row["enterprises"] is None:
        return f'<td class="{far}"{tip(*told)}>{number}</td>'
    act = opening("firms", row["kind_key"], row["place_key"])
    opener = f'<button class="fig" data-act="{act}" aria-label="{label}">{number}</button>'
    return f'<td class="{far}"{tip(*told)}>{opener}</td>'


def _told(row: Row, facts: Facts) -> list[str]:
    say, period = facts.sentences, show_period(row["period"])
    if row["shape_key"] == "list":
        words = {"place": row["place"], "kind": row["kind"], "count": whole(row["enterprises"]), "unit": row["unit"]}
        told = [say["firms_from_list"].format(**words, period=period)]
        told.append(say["firms_evidenced"].format(count=whole(row["evidenced"]), unit=row["unit"]))
        if any(row[state] for state in _CONCLUDED):
            states = {state: whole(row[state]) for state in _CONCLUDED}
            told.append(say["firms_reviewed"].format(**states, unit=row["unit"]))
        return told
    count = DASH if row["enterprises"] is None else f"{whole(row['enterprises'])}{row['unit']}"
    words = {"place": row["place"], "kind": row["kind"], "count": count, "cell": row["cell"] or ""}
    return [say["firms_from_counts"].format(**words, period=period)]


def _sum(rows: list[Row], wide: bool, facts: Facts) -> str:
    count = whole(total(rows)) if any(row["enterprises"] is not None for row in rows) else DASH
    told = facts.sentences["firms_city"].format(kind=rows[0]["kind"], count=count, unit=rows[0]["unit"])
    act = opening("firms", rows[0]["kind_key"], facts.places.city.key)
    number = f'<button class="fig" data-act="{act}" aria-label="{text(told)}"><b>{count}</b></button>'
    return f'<td class="{"wide" if wide else ""}"{tip(told)}>{DASH if count == DASH else number}</td>'


def enterprises_list(named: pl.DataFrame, facts: Facts) -> str:
    """`named` is enterprises/as_of, or some of it: every firm and project with what proves it."""
    columns = [
        Column("单位", "left"),
        Column("企业", "name"),
        Column("类别", "left"),
        Column("投资方", "left"),
        Column("项目", "left"),
        Column("合同金额<small>（亿元）</small>", label="合同金额（亿元）"),
        Column("落地时间和依据", "left"),
    ]
    say = facts.sentences["firms_line"]
    lines = [Line(_line(row, facts), tips=[say.format(**row)]) for row in named.iter_rows(named=True)]
    return table("落地重点企业名单", columns, lines, "plain stacked named")


def _line(row: Row, facts: Facts) -> list[str]:
    listed = f"<small>{given(row['listed_as'])}</small>" if row["listed_as"] else ""
    home = "、".join(given(word) for word in (row["investor_home"], row["relation"]) if word)
    return [
        text(row["place"]),
        given(row["firm"]),
        f"{text(row['categories'])}{listed}",
        f"{given(row['investor'])}<small>{home}</small>",
        f"{given(row['project'])}<small>{text(row['industry'] or '')}</small>",
        show_number(row["contract"], 2),
        _proof(row, facts),
    ]


def _proof(row: Row, facts: Facts) -> str:
    number = given(row["evidence_number"]) if row["evidence_number"] else text(facts.sentences["firms_no_number"])
    if row["landed_on"] is None or row["evidence"] is None:
        return f'<span class="light near">{text(facts.sentences["firms_no_proof"])}</span>'
    where = f"<small>{text(row['evidence'])} {number}</small>"
    return f"{text(show_day(row['landed_on']))}{where}"
