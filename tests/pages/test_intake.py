"""收报: whom to chase, the city's own return, the board as it stands at this moment."""

import re
from datetime import UTC, datetime

from domain.dates import read_moment
from domain.due import forms_due
from queries.store import Store
from tests.ledger_rows import Row, put
from tests.pages.conftest import Opening

PAGE = "intake.py"
WEEK = {"season": "3", "as_of": "2023-06-10"}


def _labels(app: object) -> list[str]:
    return [button.label for button in app.download_button]  # type: ignore[attr-defined]


def test_every_unit_that_owes_a_return_gets_a_text_to_copy(filled: Store, opened: Opening) -> None:
    texts = [code.value for code in opened(PAGE, **WEEK).code]
    *each, together = texts
    assert len(each) == len(filled.facts.places.place)
    assert together == "\n".join(each)
    two_weeks = "第1周（5月22日—5月28日）至第2周（5月29日—6月4日）共2期都已到期，尚未收到"
    assert f"渠县：第三季基本情况统计表 {two_weeks}（最早一期应于5月26日18:00前报送）。" in together
    owed = {text[:3]: re.findall("第.周", text) for text in each}
    assert owed["渠县："] == ["第1周", "第2周"]
    assert owed["通川区"] == ["第1周", "第3周"]


def test_where_nobody_is_to_be_chased_the_page_says_so(ledger: Store, opened: Opening) -> None:
    places = ledger.facts.places.place
    put(ledger, *(Row(place.key, "2023-05-26", season="3", received_at="2023-05-26T10:00") for place in places))
    app = opened(PAGE, season="3", as_of="2023-05-28")
    assert not app.exception
    assert not app.code
    assert "下载催报名单" not in _labels(app)


def test_the_citys_own_return_is_offered_where_a_unit_has_reported(filled: Store, opened: Opening) -> None:
    app = opened(PAGE, season="2022", as_of="2022-10-12")
    assert "下载达州市汇总表（2022年9月）" in _labels(app)
    told = " ".join(caption.value for caption in app.caption)
    assert "通川区" in told
    assert "大竹县" not in told


def test_the_citys_own_return_is_not_offered_before_anybody_has_reported(ledger: Store, opened: Opening) -> None:
    app = opened(PAGE, season="3", as_of="2023-06-12")
    assert not app.exception
    assert not [label for label in _labels(app) if "汇总表" in label]


def test_the_board_can_be_seen_as_of_this_moment(filled: Store, opened: Opening) -> None:
    app = opened(PAGE, season="2022", as_of="2022-10-12")
    app.button(key="see_now").click().run()
    assert not app.exception
    moment = read_moment(str(app.session_state["as_of"]))
    assert abs((datetime.now(UTC).replace(tzinfo=None) - moment).total_seconds()) < 300


def test_the_ledger_has_a_board_and_reminders_of_its_own(filled: Store, opened: Opening) -> None:
    put(filled, Row("quxian", "2023-06-02", season="standing", form="ledger", received_at="2023-06-02T10:00"))
    app = opened(PAGE, **WEEK)
    app.session_state["intake_form"] = "ledger"
    app.run()
    assert not app.exception
    told = {code.value[:3]: code.value for code in app.code[:-1]}
    assert "签约项目台账 第1周（5月22日—5月28日）至第3周（6月5日—6月11日）共3期都已到期" in told["大竹县"]
    assert "签约项目台账 第1周（5月22日—5月28日）应于5月26日18:00前报送，尚未收到。" in told["渠县："]
    assert "第2周" not in told["渠县："]


def test_a_year_without_ledgers_due_shows_no_board_of_them(filled: Store, opened: Opening) -> None:
    app = opened(PAGE, season="2022", as_of="2022-10-12")
    assert not [code.value for code in app.code if "签约项目台账" in code.value]
    assert "ledger" not in {form.key for form in forms_due(filled.facts, filled.facts.seasons["2022"])}


def test_the_board_of_the_period_is_of_any_form_due(filled: Store, opened: Opening) -> None:
    for form in ("ledger", "season-3/key-enterprises"):
        app = opened("returns.py", **WEEK)
        app.session_state["board_form"] = form
        assert not app.run().exception
    year = opened("returns.py", season="2022", as_of="2022-10-12")
    year.session_state["board_form"] = "annual/department"
    assert not year.run().exception
