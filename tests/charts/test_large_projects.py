"""Large projects, follow-through, foreign capital and least activities as drawn, and the sentences over them."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from charts.foreign import not_converted, progress_sentence, progress_table
from charts.overview.minimums import minimum_of_units, minimums_bars, minimums_sentence
from charts.projects.bands import bands_matrix, bands_sentence
from charts.projects.followed import followed_sentence, followed_table
from charts.projects.listed import projects_table
from charts.slots import Slot
from domain.facts import Facts
from queries.ask import ask
from queries.store import Store
from tests.charts.frames import NASTY, as_read
from tests.ledger_rows import Row, put, put_projects

YEAR = {"season": "2022", "as_of": "2022-12-31"}
DECEMBER = Slot(12, date(2022, 12, 1), date(2022, 12, 31))
SIGNED: dict[str, object] = {"project": NASTY, "state": "签约", "signed_on": date(2022, 3, 1), "chain": NASTY}


@pytest.fixture(scope="module")
def store(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One ledger of 通川区, returns of three units, half a month of the second season."""
    opened = Store(f"duckdb:///{tmp_path_factory.mktemp('large')}/ledger.duckdb", facts)
    sizes = ["5", "12", "12", "12", "12", "60"]
    states = ["投产", "开工", "注册", "签约", "签约", "终止"]
    put_projects(
        opened,
        "tongchuan",
        "2022-12-28",
        [SIGNED | {"contract": size, "state": state} for size, state in zip(sizes, states, strict=True)],
    )
    foreign = {"foreign_capital_used": "3500", "fdi_arrived": "100", "foreign_firms_founded": "0"}
    put(
        opened,
        Row("tongchuan", "2022-12", {"projects_1b_3b": "5", **foreign}, received_at="2022-12-31T09:00"),
        Row("dachuan", "2022-12", {"projects_500m_up": "4"}, received_at="2022-12-31T09:00"),
        Row("wanyuan", "2022-12", {"fdi_arrived": "7"}, received_at="2022-12-31T09:00"),
    )
    done = {
        "leader_trips": "9",
        "leader_visits": "100",
        "head_trips": "3",
        "head_visits": "0",
        "promotion_meetings": "6",
    }
    put(
        opened,
        Row("dazhu", "2022-07-30", done, season="2"),
        Row("quxian", "2022-07-30", {"head_visits": "4"}, season="2"),
    )
    yield opened
    opened.close()


def _plain(html: str) -> str:
    return re.sub(r"<[^>]+>", " ", html)


def _row(html: str, place: str) -> str:
    return next(row for row in re.findall(r"<tr.*?</tr>", html, re.S) if place in row)


def _tiles(html: str, place: str) -> list[tuple[str, str]]:
    found = re.findall(r'<span class="band (\w+)".*?<b>(.*?)</b>', _row(html, place), re.S)
    return [(kind, shown) for kind, shown in found]


def _bands(store: Store, **asked: Any) -> tuple[pl.DataFrame, pl.DataFrame]:
    return ask(store, "bands/by_place", **(YEAR | asked)), ask(store, "bands/city", **(YEAR | asked))


def test_a_tile_is_done_of_the_target_in_the_colour_of_what_is_short(store: Store, facts: Facts) -> None:
    html = as_read(bands_matrix(*_bands(store), facts))
    assert _tiles(html, "通川区") == [("met", "6/5"), ("free", "0"), ("met", "1/1"), ("none", "0/1"), ("met", "4/4")]
    assert "报表5" in _row(html, "通川区")
    assert 'data-act="band:tongchuan:projects_1b_3b"' in html


def test_a_unit_without_a_ledger_is_hatched_with_the_figure_of_its_return(store: Store, facts: Facts) -> None:
    html = as_read(bands_matrix(*_bands(store), facts))
    assert _tiles(html, "达川区")[0] == ("hatched", "4/5")
    assert _tiles(html, "宣汉县")[0] == ("hatched", "—/15")
    assert "data-act" not in _row(html, "宣汉县")
    assert 'data-act="figure:actual/projects_500m_up/dachuan"' in _row(html, "达川区")


def test_the_sentence_of_the_bands_says_what_the_ledger_holds(store: Store, facts: Facts) -> None:
    assert bands_sentence(*_bands(store), facts) == (
        "台账中本考核期签约的5亿元及以上项目 6 个，目标 72 个，还差 66 个；“1531”各单位合计还差：30—50亿 1 个；"
        "通川区有缺口；1 处与报表填报数不同；"
        "达川区、万源市、宣汉县、大竹县、渠县、开江县、高新区、东部经开区没有台账。"
    )
    assert bands_sentence(*_bands(store, as_of="2022-06-30"), facts) == facts.sentences["bands_no_ledger"]


def test_a_share_shows_what_is_missing_in_projects_and_money(store: Store, facts: Facts) -> None:
    asked = {"since": "2019-01-01", "as_of": "2022-12-31"}
    places, city = ask(store, "follow_through/by_place", **asked), ask(store, "follow_through/city", **asked)
    html = followed_table(places, city, "place", facts)
    assert "<caption>签约项目推进，按单位</caption>" in html
    told = _plain(_row(html, "通川区"))
    assert re.findall(r"\d+\.\d%|还差 \d+ 个|达到", told) == [
        "50.0%",
        "还差 3 个",
        "33.3%",
        "还差 3 个",
        "16.7%",
        "还差 1 个",
    ]
    assert _plain(_row(html, "达川区")).split() == ["达川区", "—", "—", "—", "—", "—"]
    assert followed_sentence(places, city, "place", facts) == (
        "注册率 50.0%，还差 3 个才到 90%；开工率 33.3%，还差 3 个才到 80%；投产率 16.7%，还差 1 个才到 20%；"
        "有缺口的单位 1 个，通川区还差最多，共 7 个。"
    )
    mine = places.filter(place_key="tongchuan")
    equals = pl.concat([mine, mine.with_columns(pl.lit("quxian").alias("place_key"))])
    assert followed_sentence(equals, city, "place", facts).endswith(
        "有缺口的单位 2 个，通川区、渠县还差最多，各 7 个。"
    )


def test_text_of_a_ledger_is_escaped_wherever_it_stands(store: Store, facts: Facts) -> None:
    asked = {"since": "2019-01-01", "as_of": "2022-12-31"}
    chains, city = ask(store, "follow_through/by_chain", **asked), ask(store, "follow_through/city", **asked)
    listed = projects_table(ask(store, "bands/projects", **YEAR), facts)
    html = followed_table(chains, city, "chain", facts) + listed
    assert "<img" not in html
    assert html.count("&lt;img") > 10


def test_the_city_and_no_unit_is_held_to_the_least_activity(store: Store, facts: Facts) -> None:
    minimums = ask(store, "season/minimums", season="2", as_of="2022-08-01")
    city = minimums.filter("asked")
    assert city.select("indicator", "done", "short_by").rows() == [
        ("leader_trips", 9, 1),
        ("leader_visits", 100, 0),
        ("head_trips", 3, 0),
        ("head_visits", 4, 11),
        ("promotion_meetings", 6, 0),
    ]
    assert city["place"].unique().to_list() == [facts.places.city.label]
    assert minimums_sentence(minimums, facts) == (
        "5 项最低活动数全市达到 3 项，领导带队差 1 次、主要拜访差 11 户；单独对照（参照），大竹县、渠县有不足。"
    )
    untold = pl.when(pl.col("indicator") == "promotion_meetings").then(None)
    silent = minimums.with_columns(untold.otherwise(pl.col(name)).alias(name) for name in ("done", "short_by"))
    assert minimums_sentence(silent, facts).startswith(
        "5 项最低活动数全市达到 2 项，领导带队差 1 次、主要拜访差 11 户、推介会还没有数；"
    )
    bars = minimums_bars(minimums, facts)
    assert (bars.count('class="reached"'), bars.count('class="below"')) == (3, 3)
    assert bars.count('class="hatched"') == 5 * 9 - 6
    units = minimum_of_units(minimums, "head_visits", facts)
    assert 'data-act="figure:actual/head_visits/quxian"' in units
    told = _plain(units)
    assert "没有开展：大竹县。" in told
    assert "没有数（未报送或未填）：通川区、达川区" in told


def test_nobody_has_reported_any_activity(facts: Facts, store: Store) -> None:
    minimums = ask(store, "season/minimums", season="2", as_of="2022-05-12")
    assert minimums_sentence(minimums, facts) == facts.sentences["minimums_nobody"]


def test_foreign_capital_is_shown_against_both_targets_and_no_task_is_a_dash(store: Store, facts: Facts) -> None:
    one = facts.indicators["foreign_capital_used"]
    ranking = ask(
        store, "completion/ranking", indicator=one.key, basis="guarantee", previous_as_of="2022-11-30", **YEAR
    )
    city = (
        ask(store, "completion/city", previous_as_of="2022-11-30", **YEAR).filter(indicator=one.key).row(0, named=True)
    )
    html = progress_table(ranking, city, one, DECEMBER, facts)
    told = re.findall(r"[\d,.]+%?", _plain(_row(html, "通川区")))
    assert told == ["1", "3,500", "100.0%", "94.6%"]
    assert "无任务" in _row(html, "万源市")
    assert progress_sentence(city, ranking, one, facts) == (
        "实际利用外资完成 3,500 万元，为保证目标的 9.2%，欠序时 90.8 个百分点。"
    )
    behind = pl.col("place_key").is_in(["dazhu", "quxian"])
    late = ranking.with_columns(light=pl.when(behind).then(pl.lit(facts.measures.light[-1].label)).otherwise("light"))
    told = str(progress_sentence(city, late, one, facts))
    assert re.fullmatch(r".*个百分点；(大竹县、渠县|渠县、大竹县)2家滞后。", told)


def test_what_a_unit_without_the_task_reports_is_shown_and_not_judged(store: Store, facts: Facts) -> None:
    one = facts.indicators["fdi_arrived"]
    ranking = ask(
        store, "completion/ranking", indicator=one.key, basis="guarantee", previous_as_of="2022-11-30", **YEAR
    )
    row = _row(progress_table(ranking, None, one, DECEMBER, facts), "万源市")
    assert re.findall(r"\d+", _plain(row)) == ["7"]
    assert "无任务" in row


def test_moneys_are_named_with_their_units_and_never_added(facts: Facts) -> None:
    said = not_converted([one for one in facts.indicators.values() if one.foreign], facts)
    assert "实际利用外资（万元）、FDI到资（万美元）" in said
    assert "互不折算" in said


def test_no_figure_of_foreign_capital_is_a_function_of_another(facts: Facts) -> None:
    root = Path(__file__).resolve().parents[2] / "queries"
    assert not [path for path in root.rglob("*.sql") if "foreign_capital" in path.read_text("utf-8")]
