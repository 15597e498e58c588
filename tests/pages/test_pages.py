"""Every page, empty and filled: it opens, it says what it does not know, it keeps the choice."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.shell import failure as _failure
from queries.store import Store
from tests.pages.conftest import PAGES, ROUTER, Opening


def _no_failure(app: AppTest) -> bool:
    return not app.exception and not [text for text in app.text if "错误编号" in text.value]


def test_every_page_of_the_router_is_opened() -> None:
    screens = {path.name for path in ROUTER.parent.glob("*.py") if not path.name.startswith("_")}
    assert set(PAGES) == screens


@pytest.mark.parametrize("season", ["2022", "2", "3"])
def test_every_page_opens_on_an_empty_ledger(ledger: Store, opened: Opening, season: str) -> None:
    assert [page for page in PAGES if not _no_failure(opened(page, season=season))] == []


def test_where_no_rule_has_fired_that_is_said(ledger: Store, opened: Opening) -> None:
    panels = opened("rules.py", season="2022").get("bidi_component")
    told = "".join(json.loads(panel.proto.json)["html"] for panel in panels)
    assert "没有触发之处" in told
    assert "到这一天为止，没有报表触发规则。" in told
    assert "点击一行查看这份报表的核验意见" not in told


@pytest.mark.parametrize("season", ["2022", "2", "3"])
def test_every_page_opens_on_a_filled_ledger(filled: Store, opened: Opening, season: str) -> None:
    assert [page for page in PAGES if not _no_failure(opened(page, season=season))] == []


def test_the_page_opens_on_the_last_day_told_of_a_season_with_targets(filled: Store, opened: Opening) -> None:
    app = opened()
    assert app.query_params["season"] == "2022"
    assert app.query_params["as_of"] == "2022-10-01"


def test_the_choice_in_the_url_is_taken_and_kept_over_a_page_switch(filled: Store, opened: Opening) -> None:
    app = opened(season="2022", as_of="2022-09-05", indicator="signed_projects").switch_page("ranking.py").run()
    assert app.selectbox(key="season").value == "2022"
    assert app.selectbox(key="as_of").value == "2022-09-05"
    assert app.query_params["indicator"] == "signed_projects"


def test_another_season_takes_its_own_last_day(filled: Store, opened: Opening) -> None:
    app = opened(season="2022")
    app.selectbox(key="season").set_value("3").run()
    assert app.query_params["as_of"] == "2023-06-10"
    assert app.query_params["indicator"] == "signed_count"


def test_a_day_that_cannot_be_read_gives_way_to_the_last_one(filled: Store, opened: Opening) -> None:
    app = opened(season="2022", as_of="昨天")
    assert app.selectbox(key="as_of").value == "2022-10-01"
    assert _no_failure(app)


def test_the_day_may_be_written_as_people_write_it(filled: Store, opened: Opening) -> None:
    assert opened(season="2022", as_of="2022年9月20日").query_params["as_of"] == "2022-09-20"


def test_a_moment_in_the_url_stays_a_moment(filled: Store, opened: Opening) -> None:
    app = opened(season="2022", as_of="2022-09-20T17:30")
    assert app.query_params["as_of"] == "2022-09-20T17:30"
    assert _no_failure(app)


def test_the_ranking_can_be_taken_by_the_other_target(filled: Store, opened: Opening) -> None:
    app = opened("ranking.py", season="2022")
    app.segmented_control[-1].set_value("work").run()
    assert _no_failure(app)


def test_what_nobody_foresaw_is_a_sentence_with_a_number_that_stands_in_the_log(
    filled: Store, opened: Opening, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("pages.parts.shell.house.ask", lambda *_, **__: 1 / 0)
    app = opened()
    told = " ".join(text.value for text in app.text)
    number = told[told.index("E-") :]
    assert not app.exception
    assert "没有预料到的问题" in told
    assert number in caplog.text
    assert "division" not in told


def test_a_busy_ledger_is_explained(opened: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy() -> None:
        raise _failure.StoreBusyError("台账正被另一个程序使用。")

    monkeypatch.setattr("pages.parts.shell.house.the_house", busy)
    told = [text.value for text in opened().text]
    assert told[0] == "台账正被另一个程序使用。"
    assert "关闭正在使用台账的另一个程序" in told[1]
