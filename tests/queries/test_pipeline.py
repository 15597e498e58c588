"""The pipeline of a ledger: where projects stand, what they took in a period, how many went on, how long they wait."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from domain.facts import Facts
from domain.figures.recomputing import recomputed
from domain.projects.pipeline import pipeline_in
from loaders.records.chaining import Mapping as Mapped
from loaders.records.chaining import Part, map_project
from queries.ask import ask
from queries.catalogue import FOLDER
from queries.store import Store
from tests.figures_listed import Evidence
from tests.ledger_rows import put_projects
from tests.queries.conftest import Opening

DAY = "2022-12-31"
SIGNED = date(2022, 3, 1)
BASE = {"state": "签约", "signed_on": SIGNED, "contract": "10"}
STEPS = ("signed", "registered", "landed", "started", "producing", "at_capacity", "terminated")

SMALL = Fraction(1, 10**15)
PACED = {
    "stands": "pace_stands", "stands_money": "pace_stands_money", "reached": "pace_reached",
    "flow": "pace_flow@2022-06-30", "flow_money": "pace_flow_money@2022-06-30", "moved_on": "pace_moved_on",
    "moved_from": "pace_moved_from", "conversion": "pace_conversion", "median_days": "pace_median",
    "followed": "pace_followed", "came": "pace_came", "undated": "pace_undated",
}  # fmt: skip
WAITED = {
    "reached_share": "wait_share", "at_risk": "wait_at_risk", "came": "wait_came", "unseen": "wait_unseen",
}  # fmt: skip


def _project(name: str, **told: object) -> dict[str, object]:
    return BASE | {"project": name} | told


def _day(ordinal: int) -> date:
    return date.fromordinal(SIGNED.toordinal() + ordinal)


def _steps(store: Store, **asked: str) -> dict[str, dict[str, Any]]:
    rows = ask(store, "pipeline/steps", **({"as_of": DAY} | asked))
    return {row["step"]: row for row in rows.iter_rows(named=True)}


def _of(rows: Mapping[str, Mapping[str, Any]], column: str) -> list[Any]:
    return [rows[step][column] for step in STEPS]


REGISTERED = {"registered_on": _day(10), "licensed_on": _day(12), "filed_on": _day(20)}
EARLY = [_project(name) for name in "甲乙丙丁戊"]
LATE = [
    _project("甲"),
    _project("乙", state="注册", registered_on=_day(30)),
    _project("丙", state="开工", **REGISTERED, started_on=date(2022, 12, 5)),
    _project("丁", state="达效", **REGISTERED, started_on=_day(60), producing_on=_day(260)),
    _project("戊", state="终止", registered_on=_day(40)),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, facts: Facts) -> Iterator[Store]:
    """Two ledgers of one unit, five projects that have come to different steps, one given up; only read."""
    store = Store(f"duckdb:///{tmp_path_factory.mktemp('told')}/ledger.duckdb", facts)
    put_projects(store, "dazhu", "2022-11-24", EARLY)
    put_projects(store, "dazhu", "2022-12-29", LATE)
    yield store
    store.close()


@pytest.fixture(scope="module")
def spare(tmp_path_factory: pytest.TempPathFactory, facts: Facts) -> Iterator[Store]:
    """A ledger in which every test has a unit of its own."""
    store = Store(f"duckdb:///{tmp_path_factory.mktemp('spare')}/ledger.duckdb", facts)
    yield store
    store.close()


def test_every_project_stands_at_one_step_and_has_reached_those_before_it(told: Store) -> None:
    rows = _steps(told)
    assert _of(rows, "stands") == [1, 1, 0, 1, 0, 1, 1]
    assert _of(rows, "stands_money") == [10, 10, 0, 10, 0, 10, 10]
    assert _of(rows, "reached") == [5, 3, 2, 2, 1, 1, 1]


def test_what_no_ledger_tells_is_nothing_and_not_0(told: Store) -> None:
    for step in ("negotiating", "intended"):
        row = _steps(told, previous_as_of="2022-11-30")[step]
        assert {name for name, value in row.items() if value is not None} == {"step", "label"}


def test_a_period_counts_the_steps_dated_in_it_and_those_a_ledger_in_it_was_the_first_to_tell(told: Store) -> None:
    assert _of(_steps(told, previous_as_of="2022-11-30"), "flow") == [0, 0, 0, 1, 0, 1, 1]
    assert _of(_steps(told, previous_as_of="2022-02-28"), "flow") == [5, 4, 2, 2, 1, 1, 1]
    assert _of(_steps(told), "flow") == [None] * len(STEPS)


def test_the_share_that_went_on_is_taken_of_those_who_reached_the_step_before(told: Store) -> None:
    rows = _steps(told)
    assert _of(rows, "moved_from") == [None, 5, 3, 2, 2, 1, None]
    assert _of(rows, "moved_on") == [None, 3, 2, 2, 1, 1, None]
    assert rows["landed"]["conversion"] == Decimal("0.666666666666666666")
    assert rows["signed"]["conversion"] is None


def test_who_waits_or_gave_up_waits_until_last_seen(told: Store) -> None:
    rows = _steps(told)
    assert _of(rows, "median_days") == [None, 30, 2, 48, 200, 43, None]
    assert (rows["registered"]["followed"], rows["registered"]["came"]) == (5, 4)
    assert (rows["landed"]["followed"], rows["landed"]["came"]) == (4, 2)


def test_a_step_dated_later_has_not_been_reached_and_a_ledger_heard_later_is_not_known(spare: Store) -> None:
    put_projects(spare, "quxian", "2022-11-24", [_project("己", registered_on=date(2022, 12, 1))])
    put_projects(spare, "quxian", "2022-12-29", [_project("己", registered_on=date(2022, 12, 1), state="落地")])
    asked = {"place": "渠县"}
    before = _steps(spare, as_of="2022-11-30", **asked)["registered"]
    assert (before["reached"], before["followed"], before["came"]) == (0, 1, 0)
    assert _steps(spare, as_of="2022-12-02", **asked)["registered"]["median_days"] == 275
    known = _steps(spare, as_of="2022-12-30", known_as_of="2022-12-29", **asked)["landed"]
    assert (known["reached"], _steps(spare, as_of="2022-12-30", **asked)["landed"]["reached"]) == (0, 1)


def test_nothing_is_told_before_a_ledger_and_0_where_it_lists_nobody(store: Store) -> None:
    assert _of(_steps(store), "stands") == [None] * len(STEPS)
    put_projects(store, "dazhu", "2022-12-29", [_project("示例", signed_on=date(2018, 1, 1))])
    assert _of(_steps(store), "stands") == [0] * len(STEPS)
    assert _of(_steps(store), "conversion") == [None] * len(STEPS)
    assert _of(_steps(store, place="渠县"), "stands") == [None] * len(STEPS)
    places = ask(store, "pipeline/by_place", as_of=DAY)
    assert places.filter(step="signed").select("place_key", "stands").rows()[4] == ("dazhu", 0)
    assert places.filter(step="signed")["stands"].null_count() == 8


def test_what_is_told_without_a_day_is_counted_and_waited_for_by_nobody(spare: Store) -> None:
    put_projects(spare, "kaijiang", "2022-12-29", [_project("甲", state="投产"), _project("乙", state="终止")])
    rows = _steps(spare, previous_as_of="2019-01-01", place="开江县")
    assert _of(rows, "reached") == [2, 1, 1, 1, 1, 0, 1]
    assert _of(rows, "undated") == [0, 1, 1, 1, 1, 0, 1]
    assert _of(rows, "flow") == [2, 0, 0, 0, 0, 0, 0]
    assert [rows["registered"][name] for name in ("followed", "came", "median_days")] == [1, 0, None]


def test_money_that_no_project_of_a_step_tells_is_unknown_and_0_only_where_none_stands(store: Store) -> None:
    told = [_project("甲", contract=None), _project("乙", state="开工", contract=None, **REGISTERED)]
    put_projects(store, "dazhu", "2022-12-29", [*told, _project("丙", state="开工", started_on=_day(9))])
    asked = {"previous_as_of": "2022-01-01"}
    rows = _steps(store, **asked)
    assert _of(rows, "stands_money") == [None, 0, 0, 10, 0, 0, 0]
    assert _of(rows, "flow_money") == [10, None, None, 10, 0, 0, 0]
    for question in ("pipeline/by_place", "pipeline/by_chain"):
        groups = ask(store, question, as_of=DAY, **asked)
        [mine] = groups.filter(pl.col("reached") > 0, step="signed").to_dicts()
        assert (mine["stands"], mine["stands_money"], mine["flow_money"]) == (1, None, 10)


def test_a_step_taken_before_the_one_before_it_was_not_waited_for(spare: Store) -> None:
    put_projects(spare, "tongchuan", "2022-12-29", [_project("甲", registered_on=_day(-30), filed_on=_day(-40))])
    rows = _steps(spare, place="通川区")
    assert (rows["registered"]["median_days"], rows["landed"]["median_days"]) == (0, 0)


def test_units_and_chains_add_up_to_the_city_and_a_split_project_counts_by_its_shares(store: Store) -> None:
    put_projects(store, "dazhu", "2022-12-29", LATE)
    put_projects(store, "quxian", "2022-12-29", [_project("庚", chain="锂钾", link="锂盐", registered_on=_day(5))])
    parts = [Part("锂钾", "高纯锂盐", Decimal("0.3")), Part("锂电", "隔膜", Decimal("0.7"))]
    map_project(store, store.facts, Mapped("quxian", "庚", parts, "示例理由", "示例经办人", datetime(2022, 12, 31)))
    whole = _steps(store, previous_as_of="2022-11-30")
    for question in ("pipeline/by_place", "pipeline/by_chain"):
        groups = ask(store, question, as_of=DAY, previous_as_of="2022-11-30")
        for step in STEPS:
            for column in ("stands", "stands_money", "reached", "flow", "undated"):
                assert sum(groups.filter(step=step)[column].drop_nulls(), Decimal(0)) == whole[step][column]
    chains = ask(store, "pipeline/by_chain", as_of=DAY).filter(step="registered")
    assert chains.select("chain", "stands", "median_days").rows() == [
        ("锂电", Decimal("0.7"), 5),
        ("锂钾综合利用", Decimal("0.3"), 5),
        (None, 1, 30),
    ]
    assert _steps(store, chain="锂电")["registered"]["reached"] == Decimal("0.7")


def test_the_quarter_of_signing_tells_how_far_its_projects_have_come(spare: Store) -> None:
    older = _project("己", signed_on=date(2021, 12, 31), state="落地")
    put_projects(spare, "xuanhan", "2022-12-29", [*LATE, older])
    rows = ask(spare, "pipeline/cohorts", as_of=DAY, place="宣汉县")
    assert rows["quarter"].unique(maintain_order=True).to_list() == ["2021Q4", "2022Q1"]
    told_by = {(row["quarter"], row["step"]): row for row in rows.iter_rows(named=True)}
    assert [told_by["2022Q1", step]["reached"] for step in STEPS[1:]] == [3, 2, 2, 1, 1, 1]
    assert told_by["2022Q1", "terminated"]["rate"] == Decimal("0.2")
    assert told_by["2021Q4", "landed"]["rate"] == 1


def test_the_share_that_has_come_grows_by_days_since_signing(told: Store) -> None:
    rows = ask(told, "pipeline/waiting", to="started", by="city", as_of=DAY)
    assert rows.select("after_days", "at_risk", "came", "unseen").rows() == [
        (60, 5, 1, 0),
        (279, 4, 1, 0),
        (303, 3, 0, 3),
    ]
    assert rows["reached_share"].to_list() == [Decimal("0.2"), Decimal("0.4"), Decimal("0.4")]
    assert rows["median_days"].to_list() == [None] * 3
    every = ask(told, "pipeline/waiting", as_of=DAY)
    assert every["step"].unique(maintain_order=True).to_list() == list(STEPS[1:-1])
    assert every.filter(step="started").rows() == rows.rows()
    places = ask(told, "pipeline/waiting", to="started", by="place", as_of=DAY)
    assert places["group"].unique().to_list() == ["大竹县"]
    assert places.drop("group", "group_key").rows() == rows.drop("group", "group_key").rows()


def test_a_project_is_listed_where_it_stands_with_its_days_and_its_cell(told: Store) -> None:
    rows = ask(told, "pipeline/projects", as_of=DAY)
    assert rows["step"].to_list() == ["signed", "registered", "started", "at_capacity", "terminated"]
    row = rows.row(3, named=True)
    assert (row["cell"], row["file"], row["at_capacity_day"]) == ("A9", "dazhu.xlsx", date(2022, 12, 29))
    assert rows["since_on"].to_list()[0] == SIGNED


def test_the_steps_reached_are_those_the_shares_count(told: Store) -> None:
    shares = {row["label"]: row for row in ask(told, "follow_through/city", as_of=DAY).iter_rows(named=True)}
    rows = _steps(told)
    for label, step in (("注册率", "registered"), ("开工率", "started"), ("投产率", "producing")):
        assert rows[step]["reached"] == shares[label]["numerator"]
        assert rows["signed"]["reached"] == shares[label]["denominator"]


@pytest.mark.parametrize(
    ("stand", "reached", "ended"), [("denominator", [2, 1], 1), ("as_reached", [2, 2], 1), ("left_out", [1, 1], 0)]
)
def test_a_terminated_project_stands_at_its_end_wherever_the_shares_put_it(
    opened: Opening, facts: Facts, stand: str, reached: list[int], ended: int
) -> None:
    cohort = facts.measures.cohort.model_copy(update={"terminated": stand})
    store = opened(replace(facts, measures=facts.measures.model_copy(update={"cohort": cohort})))
    told = [_project("甲", registered_on=_day(10)), _project("乙", state="终止", registered_on=_day(20))]
    put_projects(store, "dazhu", "2022-12-29", told)
    rows = _steps(store)
    assert [rows["signed"]["reached"], rows["registered"]["reached"]] == reached
    assert (rows["terminated"]["stands"], rows["registered"]["stands"]) == (ended, 1)
    assert rows["registered"]["median_days"] == 10


def test_every_step_is_dated_by_columns_of_the_ledger_or_told_by_its_state(facts: Facts) -> None:
    pipeline = pipeline_in(facts)
    assert list(pipeline.labels.values()) == ["待谈", "意向", "签约", "注册", "落地", "开工", "投产", "达效", "终止"]
    assert [step.key for step in pipeline.step if step.talked_over] == ["negotiating", "intended"]
    assert [step.key for step in pipeline.waited_for] == list(STEPS[1:-1])
    dated, talked = (
        {column.name for column in facts.form(key).columns if column.kind == "date"}
        for key in ("ledger", "negotiations")
    )
    assert {name for step in pipeline.step if not step.talked_over for name in step.days} == dated
    assert {name for step in pipeline.step if step.talked_over for name in step.days} == talked
    words = (FOLDER / "views/61_pipeline.sql").read_text("utf-8")
    assert all(f"says_word(columns, '{name}')" in words for name in dated)


DATES = st.none() | st.dates(date(2022, 2, 1), date(2023, 1, 31))
PROJECT = st.fixed_dictionaries(
    {
        "registered_on": DATES,
        "licensed_on": DATES,
        "filed_on": DATES,
        "started_on": DATES,
        "producing_on": DATES,
        "state": st.sampled_from(["签约", "注册", "落地", "开工", "投产", "达效", "终止"]),
        "signed_on": st.dates(date(2022, 2, 1), date(2022, 12, 29)),
    }
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(projects=st.lists(PROJECT, min_size=1, max_size=12))
def test_any_ledger_adds_up_and_waits_as_scipy_says(spare: Store, projects: list[dict[str, object]]) -> None:
    put_projects(spare, "wanyuan", "2022-12-29", [_project(f"示例{n}", **one) for n, one in enumerate(projects)])
    rows = _steps(spare, place="万源市")
    assert sum(_of(rows, "stands")) == len(projects) == rows["signed"]["reached"]
    answer = ask(spare, "follow_through/by_place", since="2019-01-01", as_of=DAY)
    shares = {row["label"]: row for row in answer.filter(place_key="wanyuan").iter_rows(named=True)}
    for label, step in (("注册率", "registered"), ("开工率", "started"), ("投产率", "producing")):
        assert rows[step]["reached"] == shares[label]["numerator"]
    done, lost = _waits_to_registering(projects)
    assert (rows["registered"]["followed"] or 0, rows["registered"]["came"] or 0) == (len(done + lost), len(done))
    assert rows["registered"]["median_days"] == _median(done, lost)


def _waits_to_registering(projects: list[dict[str, Any]]) -> tuple[list[int], list[int]]:
    """Days from signing until a project registered, and until one that had not was last seen; by the rules."""
    done, lost = [], []
    end, seen = date.fromisoformat(DAY), date(2022, 12, 29)
    for one in projects:
        known = {name: day for name, day in one.items() if isinstance(day, date) and day <= end}
        registered = [known[name] for name in ("registered_on", "licensed_on") if name in known]
        later = {"started_on", "producing_on"} & known.keys() or one["state"] not in ("签约", "终止")
        if registered:
            done.append(max((min(registered) - one["signed_on"]).days, 0))
        elif not later:
            until = max(known.values()) if one["state"] == "终止" else seen
            lost.append(max((until - one["signed_on"]).days, 0))
    return done, lost


def _median(done: list[int], lost: list[int]) -> int | None:
    if not done and not lost:
        return None
    waits_on = ecdf(CensoredData(uncensored=done, right=lost)).sf
    found = zip(waits_on.quantiles, waits_on.probabilities, strict=True)
    return next((int(day) for day, share in found if share <= 0.5 + 1e-9), None)


def test_every_figure_of_the_pipeline_is_what_its_cells_come_to(told: Store) -> None:
    evidence, wrong = Evidence(told, DAY, "2022-06-30"), []

    def made_of(number: str, value: object) -> None:
        made = recomputed(evidence.listed(number))
        if (made is None) != (value is None) or (made is not None and abs(made - Fraction(str(value))) > SMALL):
            wrong.append((number, value, made))

    for step, row in _steps(told, previous_as_of="2022-06-30").items():
        for column, measure in PACED.items():
            if row["stands"] is not None and step in STEPS:
                made_of(f"{measure}/2022/{step}/dazhou", row[column])
    for row in ask(told, "pipeline/waiting", as_of=DAY).iter_rows(named=True):
        made_of(f"wait_median/2022/{row['step']}/dazhou", row["median_days"])
        for column, measure in WAITED.items():
            made_of(f"{measure}/2022/{row['step']}:{row['after_days']}/dazhou", row[column])
    made_of("wait_came/2022/registered:11/dazhou", 0)
    made_of("wait_share/2022/registered:0/dazhou", 0)
    assert not wrong
    rows = evidence.asked("pace_flow@2022-06-30/2022/at_capacity/dazhou").rows
    cell, *_ = (row for row in rows if row["role_key"] == "told" and row["raw"] == "达效")
    assert (cell["value"], cell["place_key"]) == ("2022-12-29", "dazhu")
