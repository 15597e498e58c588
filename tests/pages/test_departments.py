"""The page 部门: every department of annex 3, silent or heard, and what opens behind it."""

import pytest
from streamlit.testing.v1 import AppTest

from charts.departments.card import department_card
from charts.departments.reached import duties_table, leading_table
from charts.departments.words import departments_sentence, year_gone
from domain.dates import read_day
from domain.facts import Facts
from queries.ask import ask
from queries.store import Store
from tests.department_rows import put_department
from tests.pages.conftest import Opening

NASTY = "<img src=x onerror=alert(1)>"
LINES = [
    {"duty": "获取有效投资信息", "least": 5, "pieces": 5},
    {"duty": "主导引进项目", "least": 5, "projects": 2},
    {"duty": "落地服务", "progress": NASTY},
    {"duty": "主导引进项目", "item": NASTY, "investment": 6},
]


@pytest.fixture
def heard(ledger: Store) -> Store:
    """A ledger in which 市经信局 alone has reported September."""
    put_department(ledger, "industry", "2022-09", "2022-09-30T09:00", LINES)
    return ledger


def _page(opened: Opening, season: str) -> AppTest:
    app = opened("departments.py", season=season, as_of="2022-10-20", known="latest")
    assert not app.exception
    return app


@pytest.mark.parametrize("season", ["2022", "2", "3"])
def test_the_page_opens_on_an_empty_ledger_and_in_a_season_without_tasks(
    ledger: Store, opened: Opening, season: str
) -> None:
    _page(opened, season)


def test_the_page_opens_with_a_return_and_keeps_season_and_day(heard: Store, opened: Opening) -> None:
    app = _page(opened, "2022")
    assert (app.query_params["season"], app.query_params["as_of"]) == ("2022", "2022-10-20")


def test_the_page_and_what_it_opens_speak_by_what_is_known_now(heard: Store, facts: Facts) -> None:
    late = {"season": "2022", "as_of": "2022-09-29", "known_as_of": "2022-10-20"}
    put_department(heard, "science", "2022-08", "2022-10-05T09:00", [LINES[1] | {"least": 1}, LINES[3]])
    assert ask(heard, "departments/evidence", place="science", **late).height == 1
    known = ask(heard, "departments/progress", **late).filter(place_key="science", duty="主导引进项目")
    assert known["actual"].to_list() == [2]
    then = ask(heard, "departments/progress", season="2022", as_of="2022-09-29").filter(place_key="science")
    assert then["status"].unique().to_list() == ["not_reported"]


def test_the_sentence_says_who_has_reported_what_is_done_and_who_is_silent(heard: Store, facts: Facts) -> None:
    progress = ask(heard, "departments/progress", season="2022", as_of="2022-10-20")
    day = read_day("2022-10-20")
    assert day is not None
    assert departments_sentence(progress, day, facts) == (
        "截至2022年10月20日，21家主管和客源部门已报1家；14家涉企服务部门已报0家；104项数量任务完成2项；"
        "2项累计完成数与明细不一致；主管和客源部门未报送："
        "市委统战部、市发改委、市科技局、市农业农村局、市商务局、市文体旅游局等20家。"
    )


def test_every_leading_department_has_its_row_and_a_silent_one_is_hatched(heard: Store, facts: Facts) -> None:
    progress = ask(heard, "departments/progress", season="2022", as_of="2022-10-20")
    day = read_day("2022-10-20")
    assert day is not None
    html = leading_table(progress, year_gone(facts.seasons["2022"], day), facts)
    assert html.count('<tr class="" data-act="department:') == 21
    assert html.count("未报送") == html.count("hatched") - html.count("未填") == 98
    done, asked = (f'data-act="figure:task_{one}/获取有效投资信息:5/industry">5</span>' for one in ("actual", "target"))
    assert f'<b><span class="fig" {done}</b>/<span class="fig" {asked} <small>5亿元及以上</small>' in html
    assert "明细1" in html
    assert "<b>0</b>" not in html


def test_every_serving_department_has_its_sentence(heard: Store, facts: Facts) -> None:
    progress = ask(heard, "departments/progress", season="2022", as_of="2022-10-20")
    _, serving, others = facts.departments.kind
    assert duties_table(progress, serving, facts).count('class="opener"') == 14
    assert "找准与经济合作工作的结合点" in duties_table(progress, others, facts)


def test_what_a_department_opens_names_its_cells_and_escapes_what_came_from_its_file(
    heard: Store, facts: Facts
) -> None:
    progress = ask(heard, "departments/progress", season="2022").filter(place_key="industry")
    items = ask(heard, "departments/evidence", season="2022", place="industry")
    html = department_card(progress, items, ask(heard, "departments/asked", season="2022", place="industry"), facts)
    assert "Sheet1" in html
    assert "7行" in html
    assert "<img" not in html
    assert html.count("&lt;img") == 2
