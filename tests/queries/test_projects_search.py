"""Projects searched and paged: what each filter takes, how long a project has stood still, exact to the day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from domain.errors import UsageError
from domain.facts import Facts
from domain.projects.stalls import stalls_in
from queries.ask import ask
from queries.store import Store
from tests.ledger_rows import put_projects

DAY = "2023-06-30"
LISTED = [
    {"project": "示例锂电池正极项目", "investor": "示例甲科技有限公司", "state": "签约", "chain": "锂电池",
     "signed_on": date(2023, 4, 1), "contract": "50", "funds": "5"},
    {"project": "示例 电池回收", "investor": "示例乙公司", "state": "签约", "signed_on": date(2023, 4, 2),
     "contract": "49.99"},
    {"project": "示例丙园区", "state": "注册", "signed_on": date(2022, 1, 1), "registered_on": date(2022, 12, 1),
     "contract": "5", "funds": "5"},
    {"project": "示例丁备案", "state": "落地", "signed_on": date(2022, 1, 1), "filed_on": date(2023, 3, 1),
     "registered_on": date(2023, 2, 1), "licensed_on": date(2023, 1, 1)},
    {"project": "示例戊开工", "state": "开工", "signed_on": date(2020, 1, 1), "started_on": date(2021, 6, 30),
     "contract": "1"},
    {"project": "示例己无日期", "state": "开工", "signed_on": date(2020, 1, 1), "contract": "100"},
    {"project": "示例庚投产", "state": "达效", "signed_on": date(2019, 5, 1), "contract": "12", "funds": "12"},
    {"project": "示例辛终止", "state": "终止", "signed_on": date(2019, 5, 1), "contract": "12"},
]  # fmt: skip


@pytest.fixture(scope="module")
def ledger(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two units' ledgers, the earlier version of one among them."""
    path: Path = tmp_path_factory.mktemp("search")
    store = Store(f"duckdb:///{path}/ledger.duckdb", facts)
    put_projects(store, "dachuan", "2023-06-16", [{"project": "示例早先", "state": "签约"}])
    put_projects(store, "dachuan", "2023-06-23", LISTED[:5])
    put_projects(store, "tongchuan", "2023-06-23", LISTED[5:])
    yield store
    store.close()


def _found(store: Store, **asked: object) -> list[str]:
    found = ask(store, "projects/search", **{"as_of": DAY} | asked)
    totals = ask(store, "projects/totals", **{k: v for k, v in ({"as_of": DAY} | asked).items() if k not in PAGING})
    if not {"limit", "offset"} & set(asked):
        assert totals["projects"].item() == found.height
    assert set(found["total"]) <= {totals["projects"].item()}
    return [name.removeprefix("示例").strip()[0] for name in found["project"]]


PAGING = {"sort", "limit", "offset"}
FILTERS = [
    ({}, "己庚辛锂电丙丁戊"),
    ({"words": "电池"}, "锂电"),
    ({"words": "电池　 乙公司"}, "电"),
    ({"words": "例电池"}, "电"),
    ({"words": "甲科技"}, "锂"),
    ({"words": " "}, "己庚辛锂电丙丁戊"),
    ({"words": "%"}, ""),
    ({"place": "达川区"}, "锂电丙丁戊"),
    ({"chain": "锂电池"}, "锂"),
    ({"step": "signed"}, "锂电"),
    ({"step": "registered"}, "丙"),
    ({"step": "landed"}, "丁"),
    ({"step": "started"}, "己戊"),
    ({"step": "producing"}, "庚"),
    ({"step": "terminated"}, "辛"),
    ({"state": "达效"}, "庚"),
    ({"band": "projects_500m_up"}, "己庚辛锂电丙"),
    ({"band": "projects_5b_10b"}, "锂"),
    ({"band": "projects_3b_5b"}, "电"),
    ({"signed_in": "2022"}, "丙丁"),
    ({"stalled": "签约未注册"}, "锂"),
    ({"stalled": "unstarted"}, "丙丁"),
    ({"stalled": "unproducing"}, "戊"),
    ({"stalled_days": "90"}, "锂丙丁戊"),
    ({"stalled_days": "89"}, "锂电丙丁戊"),
    ({"stalled": "unstarted", "stalled_days": "211"}, "丙"),
    ({"as_of": "2023-06-29", "stalled": "unregistered"}, ""),
    ({"as_of": "2023-06-22"}, "早"),
    ({"as_of": "2023-06-23", "known_as_of": "2023-06-23"}, "早"),
    ({"sort": "contract"}, "己锂电庚辛丙戊丁"),
    ({"sort": "funds"}, "庚锂丙己辛电丁戊"),
    ({"sort": "rate"}, "庚丙锂己辛电丁戊"),
    ({"sort": "newest"}, "电锂丙丁己戊庚辛"),
    ({"sort": "oldest"}, "庚辛己戊丙丁锂电"),
    ({"sort": "longest"}, "戊丙丁锂电己庚辛"),
    ({"limit": 3}, "己庚辛"),
    ({"limit": "3", "offset": "3"}, "锂电丙"),
    ({"offset": 7}, "戊"),
    ({"limit": 0}, ""),
    ({"offset": 8}, ""),
]


@pytest.mark.parametrize(("asked", "found"), FILTERS, ids=str)
def test_a_filter_takes_exactly_what_it_says(ledger: Store, asked: dict[str, object], found: str) -> None:
    assert "".join(_found(ledger, **asked)) == found


def test_a_project_stands_still_from_the_day_it_took_the_step(ledger: Store) -> None:
    days = dict(ask(ledger, "projects/search", as_of=DAY).select("project", "stalled_days").rows())
    assert days == {
        "示例锂电池正极项目": 90, "示例 电池回收": 89, "示例丙园区": 211, "示例丁备案": 180, "示例戊开工": 730,
        "示例己无日期": None, "示例庚投产": None, "示例辛终止": None,
    }  # fmt: skip
    [totals] = ask(ledger, "projects/totals", as_of=DAY).to_dicts()
    assert (totals["stalled_projects"], totals["unknown_days"], totals["projects"]) == (4, 1, 8)
    counted = ask(ledger, "projects/stalled_by_place", as_of=DAY)
    assert [row[1:4] for row in counted.select("place", "stalled_key", "waiting", "stalled_projects").rows()] == [
        ("unregistered", 0, 0), ("unstarted", 0, 0), ("unproducing", 1, 0),
        ("unregistered", 2, 1), ("unstarted", 2, 2), ("unproducing", 1, 1),
    ]  # fmt: skip


def test_every_project_has_its_cell_and_its_share_of_money(ledger: Store) -> None:
    row = ask(ledger, "projects/search", as_of=DAY, words="正极").row(0, named=True)
    assert (row["cell"], row["file"], row["total"], row["stalled"]) == ("A6", "dachuan.xlsx", 1, "签约未注册")
    assert str(row["funds_rate"]) == "0.100000000000000000"


BAD = [
    ({"state": "停工"}, "台账没有“停工”这种状态；可用：签约、"),
    ({"stalled": "停工"}, "没有“停工”这种停滞；可用：签约未注册、"),
    ({"band": "10亿"}, "没有“10亿”这一档；可用："),
    ({"limit": "-1"}, "“-1”不是个数"),
    ({"limit": "1.5"}, "“1.5”不是个数"),
    ({"signed_in": "去年"}, "“去年”不是年份"),
    ({"offset": "一"}, "“一”不是个数"),
    ({"limit": "99999999999999999999"}, "不是个数"),
    ({"step": "投产"}, "参数 --step 只能是 signed、"),
    ({"place": "成都市"}, "没有"),
    ({"colour": "1"}, "没有参数 --colour"),
]


@pytest.mark.parametrize(("asked", "told"), BAD, ids=str)
def test_what_cannot_be_meant_is_answered_in_chinese(ledger: Store, asked: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError) as fault:
        ask(ledger, "projects/search", as_of=DAY, **asked)
    assert told in str(fault.value)


def test_the_rules_of_stalling_name_every_step_at_most_once(facts: Facts) -> None:
    steps = [step for rule in stalls_in(facts).values() for step in rule.steps]
    assert len(steps) == len(set(steps))


def test_money_is_followed_by_the_name_blanks_and_capitals_aside_and_of_equal_names_in_their_order(
    facts: Facts, tmp_path: Path
) -> None:
    store = Store(f"duckdb:///{tmp_path}/ledger.duckdb", facts)
    first, second, other = "示例 LED 项目", "示例led项目", "示例另一项目"
    for day, told in (
        ("2023-06-09", [(first, "1"), (other, "7"), (second, "10")]),
        ("2023-06-16", [(second, "3"), (first, None)]),
        ("2023-06-23", [(other, "8"), (first, "4"), (second, "11")]),
    ):
        put_projects(
            store, "dachuan", day, [{"project": name, "state": "签约", "funds": funds} for name, funds in told]
        )
    for words in (None, "led"):
        found = ask(store, "projects/gains", as_of=DAY, **({"words": words} if words else {}))
        moneys = {nth: rows.select("funds", "gain").rows() for (nth,), rows in found.group_by("row_number")}
        assert moneys[2] == [(1, None), (3, 2), (4, 1)]
        assert moneys[3] == [(10, None), (None, None), (11, None)]
        assert moneys.get(1) == (None if words else [(7, None), (None, None), (8, None)])
    store.close()


def test_a_project_tells_what_changed_in_which_return(facts: Facts, tmp_path: Path) -> None:
    store = Store(f"duckdb:///{tmp_path}/ledger.duckdb", facts)
    one = {"project": "示例 甲项目", "state": "签约", "contract": "5"}
    other = {"project": "示例另一项目", "state": "签约"}
    for day, listed in (
        ("2023-06-02", [other]),
        ("2023-06-09", [other, one]),
        ("2023-06-16", [one | {"state": "注册", "project": "示例甲项目", "registered_on": date(2023, 6, 12)}]),
        ("2023-06-23", [other]),
        ("2023-06-30", [one | {"state": "注册", "contract": None}, one | {"contract": "7"}]),
    ):
        put_projects(store, "dachuan", day, listed)
    found = ask(store, "projects/history", place="达川区", project="示例甲项目", as_of="2023-07-31")
    assert found.select("period", "happened", "field", "before", "value", "cell").rows() == [
        ("2023-06-09", "first", "project", None, "示例 甲项目", "A7"),
        ("2023-06-16", "changed", "project", "示例 甲项目", "示例甲项目", "A6"),
        ("2023-06-16", "changed", "registered_on", None, "2023-06-12", "M6"),
        ("2023-06-16", "changed", "state", "签约", "注册", "W6"),
        ("2023-06-23", "gone", None, None, None, None),
        ("2023-06-30", "again", "project", None, "示例 甲项目", "A6"),
        ("2023-06-30", "changed", "project", "示例甲项目", "示例 甲项目", "A6"),
        ("2023-06-30", "changed", "contract", "5.00000000", None, "K6"),
        ("2023-06-30", "changed", "registered_on", "2023-06-12", None, "M6"),
    ]
    asked = {"place": "达川区", "project": "示例甲项目"}
    assert ask(store, "projects/history", as_of="2023-06-16", **asked)["period"].unique().to_list() == ["2023-06-09"]
    assert ask(store, "projects/history", as_of="2023-06-30", **asked | {"place": "通川区"}).is_empty()
    store.close()
