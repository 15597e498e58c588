"""Projects under negotiation: no signed figure counts them, a signed one goes on under its name, a link tells them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from domain.facts import Facts
from queries.ask import ask
from queries.catalogue import questions
from queries.store import Store
from tests.ledger_rows import put_negotiations, put_projects

DAY = "2022-12-31"
BEFORE = "2022-11-30"
LITHIUM = {"industry": "能源化工", "chain": "锂钾", "link": "锂盐"}
TALKS = {"state": "待谈", "talked_on": date(2022, 6, 1), "planned": "10", **LITHIUM}
SIGNED = {"state": "签约", "signed_on": date(2022, 12, 10), "contract": "12", **LITHIUM}
# What is asked of projects under negotiation themselves, or says so in columns of its own.
OF_TALKS = {
    "negotiations/as_of", "negotiations/search", "evidence/negotiation", "projects/history", "pipeline/steps",
    "pipeline/by_place", "pipeline/by_chain", "chains/gaps", "intake/returns", "returns/received", "returns/standing",
    "returns/versions", "season/last_day", "rules/by_rule", "rules/fired", "returns/findings",
}  # fmt: skip
TOLD_OF_TALKS = ["negotiations", "negotiated_money", "negotiated_since"]


def _talk(name: str, **told: object) -> dict[str, object]:
    return TALKS | {"project": name} | told


def _signed(name: str, **told: object) -> dict[str, object]:
    return SIGNED | {"project": name} | told


INTENDED = {"state": "意向", "intended_on": date(2022, 9, 1)}
FIRST = [_talk(name) for name in "甲乙丙丁戊"]
LAST = [
    _talk("甲"),
    _talk("乙", **INTENDED, planned=None),
    _talk("丙", **INTENDED),
    _talk("丁", state="终止"),
    _talk("己", talked_on=None, state="签约", link="不在清单"),
]


def _put_ledgers(store: Store) -> None:
    put_projects(store, "xuanhan", "2022-11-24", [_signed("老项目", signed_on=date(2022, 3, 1), state="落地")])
    put_projects(
        store, "xuanhan", "2022-12-29", [_signed("老项目", signed_on=date(2022, 3, 1), state="落地"), _signed(" 丙 ")]
    )


@pytest.fixture(scope="module")
def told(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A unit whose five talks came to different ends, one of them signed; a unit without a register of talks."""
    store = Store(f"duckdb:///{tmp_path_factory.mktemp('talks')}/ledger.duckdb", facts)
    _put_ledgers(store)
    put_projects(store, "dazhu", "2022-12-29", [_signed("别处")])
    put_negotiations(store, "xuanhan", "2022-11-24", FIRST)
    put_negotiations(store, "xuanhan", "2022-12-29", LAST)
    yield store
    store.close()


@pytest.fixture(scope="module")
def untold(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The same ledgers without any talks."""
    store = Store(f"duckdb:///{tmp_path_factory.mktemp('signed')}/ledger.duckdb", facts)
    _put_ledgers(store)
    put_projects(store, "dazhu", "2022-12-29", [_signed("别处")])
    yield store
    store.close()


def _steps(store: Store, **asked: str) -> dict[str, dict[str, Any]]:
    rows = ask(store, "pipeline/steps", **({"as_of": DAY, "previous_as_of": BEFORE} | asked))
    return {row["step"]: row for row in rows.iter_rows(named=True)}


def _asked(name: str) -> dict[str, str]:
    given = {
        "season": "2022", "indicator": "到位资金", "as_of": DAY, "previous_as_of": BEFORE, "basis": "guarantee",
        "form": "annual/monthly", "figure": "followed_rate/2022/registration_rate/dazhou", "periods": "8",
    }  # fmt: skip
    return {key: value for key, value in given.items() if key in questions()[name].param_names}


@pytest.mark.parametrize("name", sorted(set(questions()) - OF_TALKS))
def test_no_answer_about_signed_projects_changes_with_talks(told: Store, untold: Store, name: str) -> None:
    with_talks, without = (ask(store, name, **_asked(name)) for store in (told, untold))
    moving = [column for column in ("submission", "receipt", "received_at", "sha256") if column in without.columns]
    moving += [column for column in without.columns if column.endswith("_submission")]
    assert with_talks.drop(moving).equals(without.drop(moving))


def test_no_signed_figure_of_the_pipeline_or_of_a_link_changes_with_talks(told: Store, untold: Store) -> None:
    for by in ("steps", "by_place", "by_chain"):
        asked = {"as_of": DAY, "previous_as_of": BEFORE}
        frames = [ask(store, f"pipeline/{by}", **asked) for store in (told, untold)]
        signed = pl.col("step").is_in(["negotiating", "intended"])
        shared = ["step", "stands", "stands_money", "reached", "flow", "flow_money", "undated"]
        assert frames[0].filter(~signed).select(shared).equals(frames[1].filter(~signed).select(shared))
        later = frames[0].filter(~signed, pl.col("step") != "signed")
        assert later.equals(frames[1].filter(~signed, pl.col("step") != "signed"))
    with_talks, without = (ask(store, "chains/gaps", as_of=DAY).drop(TOLD_OF_TALKS) for store in (told, untold))
    assert with_talks.equals(without)


def test_talks_stand_at_a_step_until_they_are_signed_given_up_or_no_longer_listed(told: Store) -> None:
    found = ask(told, "negotiations/search", as_of=DAY)
    stands = dict(found.select("project", "step").rows())
    assert stands == {
        "甲": "negotiating", "乙": "intended", "丙": "signed", "丁": "terminated", "戊": "terminated", "己": "intended",
    }  # fmt: skip
    rows = {row["project"]: row for row in found.iter_rows(named=True)}
    assert [rows[name]["ended_on"] for name in "甲丁戊"] == [None, date(2022, 12, 29), date(2022, 12, 29)]
    assert rows["甲"]["waiting_days"] == (date(2022, 12, 31) - date(2022, 6, 1)).days
    assert rows["丙"]["signed_on"] == date(2022, 12, 10)
    assert (rows["己"]["link"], rows["己"]["chain"]) == (None, "锂钾综合利用")


def test_the_pipeline_begins_with_the_talks_and_says_how_many_were_signed(told: Store) -> None:
    rows = _steps(told)
    negotiating, intended, signed = (rows[step] for step in ("negotiating", "intended", "signed"))
    assert [row["stands"] for row in (negotiating, intended, signed)] == [1, 2, 2]
    assert [row["reached"] for row in (negotiating, intended, signed)] == [6, 3, 3]
    assert [row["stands_money"] for row in (negotiating, intended)] == [10, 10]
    assert (intended["moved_on"], intended["moved_from"], intended["conversion"]) == (3, 6, Decimal("0.5"))
    assert (signed["moved_on"], signed["moved_from"]) == (1, 3)
    assert (intended["median_days"], intended["followed"], intended["came"]) == (None, 5, 2)
    assert (signed["median_days"], signed["followed"], signed["came"]) == (100, 2, 1)
    assert [row["undated"] for row in (negotiating, intended)] == [1, 1]
    assert [_steps(told, previous_as_of="2022-08-31")[step]["flow"] for step in ("negotiating", "intended")] == [0, 2]


def test_before_a_register_of_talks_is_known_of_them_is_known_nothing(told: Store, untold: Store) -> None:
    for store, asked in ((untold, {}), (told, {"place": "大竹县"}), (told, {"as_of": "2022-11-01"})):
        for step in ("negotiating", "intended"):
            row = _steps(store, **asked)[step]
            assert {name for name, value in row.items() if value is not None} == {"step", "label"}
    assert _steps(untold)["signed"]["conversion"] is None


def test_a_link_tells_of_the_open_talks_that_would_fill_it(told: Store) -> None:
    gaps = {(row["chain"], row["link"]): row for row in ask(told, "chains/gaps", as_of=DAY).iter_rows(named=True)}
    salt, other = gaps["锂钾综合利用", "高纯锂盐"], gaps["锂电", "隔膜"]
    assert [salt[name] for name in TOLD_OF_TALKS] == [2, 10, date(2022, 6, 1)]
    assert [other[name] for name in TOLD_OF_TALKS] == [0, None, None]
    assert [row["negotiations"] for row in gaps.values() if row["link"] is None] == []
    listed = ask(told, "negotiations/search", as_of=DAY, chain="锂钾综合利用", link="高纯锂盐", step="open")
    assert listed["project"].to_list() == ["甲", "乙"]
    assert listed["cell"].to_list() == ["A6", "A7"]


def test_a_signed_project_goes_on_from_its_talks(told: Store) -> None:
    history = ask(told, "projects/history", as_of=DAY, place="宣汉县", project="丙")
    assert history.select("form", "happened", "period").rows() == [
        ("negotiations", "first", "2022-11-24"),
        *[("ledger", "first", "2022-12-29")] * 1,
        *[("negotiations", "changed", "2022-12-29")] * 2,
    ]
    cells = ask(told, "evidence/negotiation", as_of=DAY, place="宣汉县", project="丙")
    assert dict(cells.select("field", "value").rows())["intended_on"] == "2022-09-01"


def test_talks_are_found_by_their_words_and_by_what_they_came_to(told: Store) -> None:
    def found(**asked: str) -> list[str]:
        return ask(told, "negotiations/search", as_of=DAY, **asked)["project"].to_list()

    assert found(words="甲") == ["甲"]
    assert found(step="terminated") == ["丁", "戊"]
    assert found(took="intended") == ["乙", "丙", "己"]
    assert found(took="signed", after=BEFORE) == ["丙"]
    assert found(took="negotiating", after=BEFORE) == []
    assert ask(told, "negotiations/as_of", as_of=DAY)["project"].to_list() == list("甲乙丙丁己")
