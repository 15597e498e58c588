"""The choice: what the URL asks for, what is said of what cannot be shown, and which period is compared with which."""

import json

from pages.parts.choosing.choice import Choice
from queries.store import Store
from tests.ledger_rows import Row, put
from tests.pages.conftest import Opening


def _drawn(opened: Opening, page: str = "overview.py", **asked: str) -> str:
    """Every panel of the page, as HTML."""
    return "".join(json.loads(panel.proto.json)["html"] for panel in opened(page, **asked).get("bidi_component"))


def test_a_word_can_be_looked_up_and_the_page_goes_on(filled: Store, opened: Opening) -> None:
    app = opened("meanings.py")
    app.text_input(key="searched").set_value("序时").run()
    assert not [text.value for text in app.text if "错误编号" in text.value]
    app.text_input(key="searched").set_value("").run()
    assert not [text.value for text in app.text if "错误编号" in text.value]


def test_a_return_dated_a_day_later_leaves_the_period_before_as_it_was(filled: Store, opened: Opening) -> None:
    put(filled, *(Row(place, "2023-06-16", {"signed_count": "7"}, season="3") for place in ("dazhu", "quxian")))
    before = _choice(opened)
    put(filled, Row("wanyuan", "2023-06-17", {"signed_count": "1"}, season="3"))
    after = _choice(opened)
    assert after.slot == before.slot
    assert after.previous_as_of == before.previous_as_of == "2023-06-11"
    assert after.slot is not None
    assert {after.slot.since(period) for period in ("2023-06-16", "2023-06-17")} == {""}
    assert "6月9日数" in after.slot.since("2023-06-09")


def _choice(opened: Opening) -> Choice:
    return opened(season="3", as_of="2023-06-30").session_state["choice"]  # type: ignore[no-any-return]


def test_what_cannot_be_read_from_the_url_is_said(filled: Store, opened: Opening) -> None:
    assert "“2022-02-30”不是日期，已显示2022年10月1日。" in _drawn(opened, season="2022", as_of="2022-02-30")
    assert "没有“2099”这个考核期" in _drawn(opened, season="2099")
    assert "没有“nonsense”这个指标" in _drawn(opened, season="2022", indicator="nonsense")
    assert "notice" not in _drawn(opened, season="2022")


def test_a_day_before_the_first_return_says_by_which_day_nothing_was_there(filled: Store, opened: Opening) -> None:
    assert "截至2021年1月1日，2022年还没有收到报表" in _drawn(opened, season="2022", as_of="2021-01-01")


def test_another_address_counts_over_what_was_shown(filled: Store, opened: Opening) -> None:
    app = opened(season="2022")
    app.selectbox(key="season").set_value("3").run()
    assert app.query_params["season"] == "3"
    for name, value in {"season": "2022", "as_of": "2022-09-05", "indicator": "signed_projects"}.items():
        app.query_params[name] = value
    app.run()
    assert app.selectbox(key="season").value == "2022"
    assert app.selectbox(key="as_of").value == "2022-09-05"


def test_a_day_can_be_seen_as_it_is_known_later(filled: Store, opened: Opening) -> None:
    put(filled, Row("dazhu", "2022-08", {"funds_in_place": "55"}, received_at="2022-11-20T09:00"))
    then = _drawn(opened, "place.py", season="2022", as_of="2022-09-06", place="dazhu")
    later = _drawn(opened, "place.py", season="2022", as_of="2022-09-06", place="dazhu", known="latest")
    assert "40.00" in then
    assert "55.00" in later
    assert "最新所知" in later
    assert "55.00" in _drawn(opened, "place.py", season="2022", as_of="2022-09-06", place="dazhu", known="2022-11-20")
    assert "“明天”不是日期" in _drawn(opened, season="2022", as_of="2022-09-06", known="明天")
