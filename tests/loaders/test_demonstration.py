"""The demonstration year: invented, the same every time, taken in like any returns, and never beside real ones."""

import pickle
import shutil
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest

from domain.errors import UsageError
from domain.facts import Facts
from loaders.demonstration.filling import Sending, fill, schedule, state_of
from loaders.demonstration.recipe import Recipe, read_recipe
from loaders.demonstration.workbook import draw_workbook
from loaders.receipts import Receipt
from queries.ask import ask
from queries.store import Store
from tests.loaders.conftest import Drawn, Taking

AROUND_A_FAULT = slice(92, 107)
Filled = tuple[Store, list[Receipt]]


@pytest.fixture(scope="module")
def recipe(facts: Facts) -> Recipe:
    """The committed recipe."""
    return read_recipe(facts.folder)


@pytest.fixture(scope="module")
def sendings(facts: Facts, recipe: Recipe) -> list[Sending]:
    """The committed demonstration year."""
    return schedule(facts, recipe, recipe.seed)


@pytest.fixture(scope="module")
def filled(demonstration: Path, facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """A ledger with the demonstration year, and its receipts."""
    folder = tmp_path_factory.mktemp("filled")
    for path in demonstration.glob("ledger.duckdb*"):
        shutil.copy2(path, folder)
    store = Store(f"duckdb:///{folder}/ledger.duckdb", facts)
    yield store, pickle.loads(demonstration.with_suffix(".receipts").read_bytes())
    store.close()


def test_the_same_seed_draws_the_same_bytes(facts: Facts, recipe: Recipe, sendings: list[Sending]) -> None:
    again = schedule(facts, recipe, recipe.seed)
    assert again == sendings
    sample = sendings[::40]
    first, second = ([draw_workbook(sending.drawn, facts, "示例") for sending in sample] for _ in range(2))
    assert first == second


def test_another_seed_draws_other_figures(facts: Facts, recipe: Recipe, sendings: list[Sending]) -> None:
    assert schedule(facts, recipe, recipe.seed + 1) != sendings


def test_a_cumulative_figure_falls_only_where_it_was_revised(recipe: Recipe, sendings: list[Sending]) -> None:
    courses: dict[tuple[str, str, str], list[tuple[str, Decimal]]] = {}
    for sending in sendings:
        drawn = sending.drawn
        for key, value in drawn.figures.items():
            if value is not None:
                courses.setdefault((drawn.form.key, drawn.office.place, key), []).append((drawn.period, value))
    falls = {
        (place, period, key)
        for (_, place, key), course in courses.items()
        for (_, a), (period, b) in pairwise(sorted(course))
        if b < a
    }
    assert falls == {(row.place, row.period, row.indicator) for row in recipe.revision}


def test_what_was_revised_is_told_and_explained_where_a_reason_came(filled: Filled, recipe: Recipe) -> None:
    told = filled[0].query(
        "select place, period, reason from finding join submission using (submission) left join explanation"
        " using (submission, ordinal) where code = 'history.falls'"
    )
    assert set(told.rows()) == {(row.place, row.period, row.reason) for row in recipe.revision}


def test_figures_of_one_return_do_not_contradict_each_other(sendings: list[Sending]) -> None:
    for figures in (sending.drawn.figures for sending in sendings if "funds_in_place" in sending.drawn.figures):
        known = {key: value for key, value in figures.items() if value is not None}
        assert known["outside_fixed_investment"] <= known["funds_in_place"]
        stages = ("producing_projects", "started_projects", "registered_projects", "signed_projects")
        assert all(known[a] <= known[b] for a, b in pairwise(stages))
        bands = ("projects_10b_up", "projects_5b_10b", "projects_3b_5b", "projects_1b_3b")
        assert known["projects_500m_up"] >= sum(known.get(band, 0) for band in bands)


def test_a_unit_without_a_task_reports_a_dash(facts: Facts, sendings: list[Sending]) -> None:
    tasks = {(target.place, target.indicator) for target in facts.targets}
    foreign = "foreign_capital_used"
    for drawn in (sending.drawn for sending in sendings if foreign in sending.drawn.figures):
        assert (drawn.figures[foreign] is None) == ((drawn.office.place, foreign) not in tasks)


def test_every_figure_in_the_ledger_is_the_one_drawn(filled: Filled, sendings: list[Sending]) -> None:
    stored = filled[0].query(
        "select form, place, period, indicator, value from submission join reported_value using (submission)"
    )
    drawn = {
        (sending.drawn.form.key, sending.drawn.office.place, sending.drawn.period, key): value
        for sending in sendings
        for key, value in sending.drawn.figures.items()
    }
    assert {row[:4]: row[4] for row in stored.rows()} == drawn


def test_city_totals_are_the_sums_of_what_was_drawn(filled: Filled, sendings: list[Sending]) -> None:
    stored = filled[0].query(
        "select period, indicator, sum(value) from submission join reported_value using (submission) group by all"
    )
    drawn: dict[tuple[str, str], Decimal] = {}
    for sending in sendings:
        if not sending.fault:
            for key, value in sending.drawn.figures.items():
                drawn[sending.drawn.period, key] = drawn.get((sending.drawn.period, key), Decimal(0)) + (value or 0)
    assert {row[:2]: row[2] or Decimal(0) for row in stored.rows()} == drawn


def test_what_is_sent_wrong_is_rejected_and_then_set_right(filled: Filled, recipe: Recipe) -> None:
    receipts = filled[1]
    wrong = [receipt for receipt in receipts if receipt.status == "rejected"]
    assert len(wrong) == len(recipe.fault) == 2
    assert {finding.code for receipt in wrong for finding in receipt.findings if finding.level == "reject"} == {
        "column.missing",
        "value.unreadable",
    }
    for receipt in wrong:
        mine = (receipt.form, receipt.place, receipt.period)
        same = [other for other in receipts if (other.form, other.place, other.period) == mine]
        assert [other.status for other in same] == ["rejected", "accepted"]


def test_nothing_but_what_was_meant_is_rejected(filled: Filled, sendings: list[Sending]) -> None:
    assert len(filled[1]) == len(sendings)
    assert {receipt.status for receipt in filled[1]} == {"accepted", "rejected"}


def test_it_says_plainly_that_it_is_invented(filled: Filled) -> None:
    store, _ = filled
    assert store.query("select kind from store_identity").rows() == [("demonstration",)]
    assert not [
        name for (name,) in store.query("select distinct received_by from submission").rows() if "示例" not in name
    ]


def test_one_broken_off_is_taken_up_again(
    store: Store, facts: Facts, sendings: list[Sending], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.demonstration.filling.schedule", lambda *_: sendings[AROUND_A_FAULT])
    begun = fill(store, facts, folder=tmp_path)
    for _ in range(3):
        next(begun)
    begun.close()  # type: ignore[attr-defined]
    assert state_of(store) == "begun"
    statuses = [receipt.status for receipt in fill(store, facts, folder=tmp_path)]
    known = statuses.count("duplicate")
    assert known >= 3
    assert statuses[:known] == ["duplicate"] * known
    assert set(statuses[known:]) == {"accepted", "rejected"}
    assert state_of(store) == "filled"


def test_it_is_never_put_beside_real_returns(store: Store, facts: Facts, drawn: Drawn, taking: Taking) -> None:
    taking(drawn())
    with pytest.raises(UsageError, match="正式数据"):
        fill(store, facts)


def test_a_return_dropped_on_the_demonstration_joins_it(
    store: Store, facts: Facts, drawn: Drawn, taking: Taking, tmp_path: Path
) -> None:
    begun = fill(store, facts, folder=tmp_path)
    next(begun)
    begun.close()  # type: ignore[attr-defined]
    assert taking(drawn())[0].status == "accepted"
    assert store.query("select kind from store_identity").rows() == [("demonstration",)]


def test_the_ledgers_list_the_projects_that_the_returns_count(filled: Filled) -> None:
    told = filled[0].query(
        "pivot (select place, indicator, value from submission join reported_value using (submission)"
        " where period = '2022-12') on indicator using any_value(value) order by place"
    )
    listed = filled[0].query(
        "select place, count(*) as signed_projects, count(registered_on) as registered_projects,"
        " count(started_on) as started_projects, count(producing_on) as producing_projects,"
        " sum(contract) as project_contracts, sum(funds) as project_funds"
        " from submission join project_state using (submission) where period = '2022-12-30'"
        " group by place order by place"
    )
    assert listed.height == 9
    assert listed.rows() == told.select(listed.columns).rows()


def test_the_ledgers_hold_as_many_projects_in_every_band_as_the_returns_count(filled: Filled) -> None:
    bands = ask(filled[0], "bands/by_place", season="2022", as_of="2023-01-31")
    assert bands["difference"].drop_nulls().unique().to_list() == [0]
    assert bands["done"].sum() > bands.filter(pl.col("least") == 5)["done"].sum() > 0


def test_every_week_of_the_third_season_finds_projects_at_each_step_up_to_full_output(filled: Filled) -> None:
    asked = {"as_of": "2023-08-27", "previous_as_of": "2023-05-28"}
    steps = ask(filled[0], "pipeline/steps", **asked).filter(pl.col("stands").is_not_null())
    before, end = ["negotiating", "intended"], ["terminated"]
    taken = steps.filter(~pl.col("step").is_in([*before, *end]))
    assert taken["reached"].is_sorted(descending=True)
    assert (taken["flow"] > 0).to_list() == [True, True, True, True, False, True]
    assert taken["median_days"].is_not_null().to_list() == [True, True, True, True, False, True]
    talked = steps.filter(pl.col("step").is_in(before))
    assert (talked["stands"] > 0).all()
    assert (talked["flow"] > 0).all()
    assert steps.filter(step="terminated")["flow"].item() > 0


def test_links_of_the_demonstration_are_in_every_state_and_talks_would_fill_some_that_lack(filled: Filled) -> None:
    gaps = ask(filled[0], "chains/gaps", as_of="2023-08-27").filter(pl.col("link").is_not_null())
    assert set(gaps["state"]) == {"空白", "签而未落", "单点", "有基础", "拥挤"}
    assert (gaps.filter(~pl.col("covered"))["negotiations"] > 0).any()
    assert ask(filled[0], "negotiations/as_of", as_of="2023-08-27")["place"].n_unique() == 6


def test_a_negotiation_that_is_signed_goes_on_in_the_ledger_under_its_name(filled: Filled) -> None:
    talks = ask(filled[0], "negotiations/search", as_of="2023-08-27")
    signed = talks.filter(step="signed")
    assert signed.height > 20
    assert set(talks.filter(state="签约")["step"]) == {"signed"}
    assert (signed["signed_on"] > signed["intended_on"]).all()
    for day in ("2022-12-31", "2023-08-27"):
        came = ask(filled[0], "pipeline/steps", as_of=day).filter(step="signed")
        assert came["conversion"].item() > Decimal("0.5")
        assert came["median_days"].item() > 0


def test_money_comes_in_week_by_week_to_what_has_landed(filled: Filled) -> None:
    days = ("2022-12-30", "2023-06-10", "2023-07-15", "2023-08-26")
    money = [ask(filled[0], "projects/totals", as_of=day)["funds"].item() for day in days]
    assert money == sorted(set(money))
    projects = ask(filled[0], "projects/as_of", as_of="2023-08-26").filter(pl.col("funds").is_not_null())
    assert (projects["funds"] <= projects["contract"]).all()


def test_the_ledgers_are_in_order(filled: Filled) -> None:
    ledgers = [receipt for receipt in filled[1] if receipt.form == "ledger"]
    assert len(ledgers) > 18
    assert {finding.code for receipt in ledgers for finding in receipt.findings} <= {"value.from_text", "row.chain"}


def test_every_unit_hands_in_its_ledger_beside_the_weekly_return_and_as_late(filled: Filled) -> None:
    asked = {"season": "3", "as_of": "2023-09-10"}
    boards = (ask(filled[0], "intake/board", form=form, **asked) for form in ("ledger", "season-3/basic"))
    ledger, weekly = (board.select("place_key", "ordinal", "state") for board in boards)
    assert ledger.height == 9 * 15
    assert set(ledger["state"]) == {"filed", "late", "absent"}
    beside = ledger.join(weekly, on=("place_key", "ordinal"), suffix="_weekly").filter(state="absent")
    assert set(beside["state_weekly"]) == {"absent"}


def test_every_week_the_ledger_lists_as_many_projects_as_the_return_of_the_week_counts(filled: Filled) -> None:
    told = filled[0].query(
        "pivot (select place, period, indicator, value from submission join reported_value using (submission)"
        " where form = 'season-3/basic' and status = 'accepted'"
        " and indicator in ('signed_count', 'landed_count', 'started_count'))"
        " on indicator using any_value(value) order by place, period"
    )
    listed = filled[0].query(
        "select place, period, count(*) filter (signed_on >= '2023-05-22') as signed_count,"
        " count(*) filter (licensed_on >= '2023-05-22') as landed_count,"
        " count(*) filter (started_on >= '2023-05-22') as started_count"
        " from submission join project_state using (submission) where period > '2023'"
        " group by place, period order by place, period"
    )
    assert listed.height == 9 * 15 - 1
    assert listed.rows() == told.select(listed.columns).rows()


def test_the_departments_list_all_they_say_is_done_but_where_they_are_to_be_asked(
    filled: Filled, recipe: Recipe
) -> None:
    said = filled[0].query(
        "select place, period, code from finding join submission using (submission)"
        " where form = $form and code <> 'value.from_text' order by all",
        {"form": recipe.departments.form},
    )
    asked = {(row.place, row.period) for row in recipe.departments.overstated}
    assert {row[:2] for row in said.rows() if row[2] == "evidence.tally"} == asked
    strays = {row.place for row in recipe.departments.stray}
    assert {row[0] for row in said.rows() if row[2] == "evidence.excluded"} == strays
    assert {row[2] for row in said.rows()} == {"evidence.tally", "evidence.excluded"}


def test_what_a_department_has_done_never_falls(filled: Filled) -> None:
    done = filled[0].query(
        "select place, duty, least, list(coalesce(pieces, projects, trips) order by period) as course"
        " from department_line join submission using (submission) where item is null group by all"
    )
    courses = [[value for value in course if value is not None] for course in done["course"].to_list()]
    assert courses
    assert all(course == sorted(course) for course in courses)


def test_the_lists_name_the_landed_projects_of_the_ledgers_that_are_of_a_category(filled: Filled) -> None:
    store, _ = filled
    ledger = ask(store, "projects/as_of", as_of="2023-08-25")
    landed = {row["project"]: row for row in ledger.rows(named=True) if row["licensed_on"]}
    named = ask(store, "enterprises/as_of", season="3", as_of="2023-08-25").rows(named=True)
    assert len({row["place"] for row in named}) == 7
    for row in named:
        project = landed[row["project"]]
        assert (row["firm"], row["contract"], row["landed_on"]) == (
            project["investor"], project["contract"], project["licensed_on"],
        )  # fmt: skip
    counted = ask(store, "enterprises/by_place", season="3", as_of="2023-08-25")
    assert dict(counted.group_by("shape").agg(places=pl.col("place").n_unique()).rows()) == {"名单": 7, "分类统计表": 2}


def test_two_units_list_what_may_be_one_project(filled: Filled) -> None:
    pairs = ask(filled[0], "projects/duplicates", as_of="2023-09-01")
    assert [len(told.split("；")) for told in pairs["reasons"]] == [2]
