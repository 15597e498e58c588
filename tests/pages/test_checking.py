"""核验: what waits is found, decided under a name, told with its consequence, and can be ended."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import settings
from domain.facts import Facts
from loaders.drafting.drafts import drop
from queries.ask import ask
from queries.store import Cursor, Store
from tests.drawing import Drawing, draw
from tests.ledger_rows import Row, put
from tests.pages.conftest import Opening

PAGE = "checking.py"
YEAR = {"season": "2022", "as_of": "2022-10-12"}
KEY = "history.falls:{submission}:1"


@pytest.fixture
def fallen(ledger: Store) -> str:
    """The submission of 大竹县's September return, whose 到位资金 fell from 80 to 50; 渠县 stands at 60."""
    put(ledger, Row("dazhu", "2022-08", {"funds_in_place": "80"}), Row("quxian", "2022-09", {"funds_in_place": "60"}))
    [submission] = put(ledger, Row("dazhu", "2022-09", {"funds_in_place": "50"}))

    def find(cursor: Cursor) -> None:
        cursor.execute(
            "insert into finding values ($submission, 1, 'history.falls', 'explain', 'Sheet1', 'B6', '50亿元',"
            " '不小于 80亿元', 'B6 “到位资金”读到 50亿元，小于上期的 80亿元。')",
            {"submission": submission},
        )

    ledger.write(find)
    return submission


def _run(app: AppTest) -> AppTest:
    """A run with the dialog still open: without a browser nothing runs a dialog by itself."""
    app.session_state["linked_finding"] = ""
    return app.run()


def _decided(opened: Opening, submission: str, way: str, reason: str, handler: str = "示例经办人") -> AppTest:
    """The page after a way was picked for the finding opened by its address, a reason written and 登记 pressed."""
    app = opened(PAGE, **YEAR, finding=KEY.format(submission=submission))
    app.text_input(key="handler_typed").set_value(handler)
    app.segmented_control(key="decision").set_value(way)
    _run(app)
    app.text_input(key="decision_reason").set_value(reason)
    if way == "correct":
        app.text_input(key="corrected_to").set_value("90")
    _run(app)
    app.button(key="decide").click()
    return _run(app)


def _said(ledger: Store) -> list[dict[str, Any]]:
    return ask(ledger, "checking/in_force", **YEAR).rows(named=True)


def _state(ledger: Store) -> str:
    return str(ask(ledger, "checking/items", **YEAR)["state"].item())


def _told(app: AppTest) -> list[str]:
    return [one.value for kind in (app.warning, app.success, app.info) for one in kind]


def test_what_waits_for_a_reason_is_listed_and_opened_by_its_address(fallen: str, opened: Opening) -> None:
    app = opened(PAGE, **YEAR, finding=KEY.format(submission=fallen))
    assert not app.exception
    assert [button.label for button in app.button if button.key == "decide"] == ["登记"]
    assert app.query_params["finding"] == KEY.format(submission=fallen)


@pytest.mark.parametrize(("reason", "handler"), [("示例：已核对", ""), ("", "示例经办人")])
def test_nothing_is_kept_without_a_name_and_a_reason(
    fallen: str, ledger: Store, opened: Opening, reason: str, handler: str
) -> None:
    app = _decided(opened, fallen, "genuine", reason, handler)
    assert {"请先填写经办人。", "请写明理由和登记人。"} & set(_told(app))
    assert _said(ledger) == []


def test_a_finding_confirmed_waits_no_more(fallen: str, ledger: Store, opened: Opening) -> None:
    app = _decided(opened, fallen, "genuine", "示例：已核对合同")
    assert "已登记：大竹县累计数比上期减少属实。" in _told(app)
    [row] = _said(ledger)
    assert (row["kind"], row["author"], row["reason"]) == ("genuine", "示例经办人", "示例：已核对合同")
    assert _state(ledger) == "genuine"


def test_a_correction_tells_its_consequence_before_it_is_kept(fallen: str, ledger: Store, opened: Opening) -> None:
    app = opened(PAGE, **YEAR, finding=KEY.format(submission=fallen))
    app.segmented_control(key="decision").set_value("correct")
    _run(app)
    app.text_input(key="corrected_to").set_value("90")
    _run(app)
    [told] = [info.value for info in app.info]
    assert told.startswith("登记后，大竹县到位资金 50.00 → 90.00，完成率 ")
    assert _said(ledger) == []
    _decided(opened, fallen, "correct", "示例：少填一笔")
    assert (_state(ledger), _said(ledger)[0]["value"]) == ("corrected", 90)


def test_a_figure_not_believed_counts_as_before(fallen: str, ledger: Store, opened: Opening) -> None:
    _decided(opened, fallen, "refuse", "示例：没有凭据")
    [row] = _said(ledger)
    assert (row["guard"], row["value"], row["reason"]) == (50, 80, "不予采信：示例：没有凭据")
    actual = ask(ledger, "completion/by_place", indicator="到位资金", **YEAR).filter(place="大竹县")["actual"].item()
    assert actual == 80


def test_a_waiver_settles_the_finding_and_moves_no_figure(fallen: str, ledger: Store, opened: Opening) -> None:
    _decided(opened, fallen, "waive", "示例：口径调整")
    assert (_state(ledger), _said(ledger)[0]["kind"]) == ("waived", "waiver")
    app = opened(PAGE, **YEAR, finding=KEY.format(submission=fallen))
    assert not [button for button in app.button if button.key == "decide"]


def test_an_exemption_is_registered_and_the_board_knows(ledger: Store, opened: Opening) -> None:
    app = opened(PAGE, **YEAR)
    app.text_input(key="handler_typed").set_value("示例经办人")
    app.text_input(key="exempt_first").set_value("2022年10月1日")
    app.text_input(key="exempt_last").set_value("2022-10-31")
    app.text_input(key="exempt_reason").set_value("示例：机构调整")
    app.button(key="exempt").click().run()
    place = ledger.facts.places.place[0].label
    assert f"已登记：{place}经济合作工作目标任务进展月报表免报。" in _told(app)
    board = ask(ledger, "intake/board", form="annual/monthly", **YEAR).filter(place=place, ordinal=9)
    assert board.select("state", "reason").row(0) == ("exempt", "示例：机构调整")


def test_an_exemption_without_days_is_not_kept(ledger: Store, opened: Opening) -> None:
    app = opened(PAGE, **YEAR)
    app.text_input(key="handler_typed").set_value("示例经办人")
    app.text_input(key="exempt_first").set_value("下个月")
    app.button(key="exempt").click().run()
    assert {"“下个月”不是日期。", "请先填写截止日的起止日期。"} <= set(_told(app))
    assert _said(ledger) == []


def test_a_rule_in_the_address_shows_all_its_findings(fallen: str, opened: Opening) -> None:
    app = opened(PAGE, **YEAR, rule="history.falls")
    assert app.selectbox(key="checking_rule").value == "history.falls"
    assert app.selectbox(key="checking_state").value == ""


def test_a_value_that_is_refused_is_waived_before_it_is_handed_in(
    ledger: Store, facts: Facts, opened: Opening, tmp_path: Path
) -> None:
    form = facts.form("season-3/basic")
    values: dict[str, object] = {column.name: "—" for column in form.columns} | {"signed_contract": 6000}
    path = draw(tmp_path / "a.xlsx", Drawing(form, "宣汉县", "2023年6月9日", values | {"signed_count": 300}))
    moment = datetime.now(UTC).replace(tzinfo=None)
    drop(ledger, [(path.name, path.read_bytes())], dropped_at=moment, by="示例", folder=settings.VAR)
    sender = opened("returns.py", season="3")
    assert [button.label for button in sender.button if button.key == "ask_waiver_0"] == [
        "请市级登记豁免：新签约项目合同金额 6000"
    ]
    city = opened(PAGE, season="3", waive="cell.bound|season-3/basic|xuanhan|signed_contract|6000")
    city.text_input(key="handler_typed").set_value("示例经办人")
    city.text_input(key="waive_reason").set_value("示例：已核对合同")
    city.button(key="waive").click().run()
    assert "已登记：宣汉县超出一个单位可能达到的上限豁免。" in _told(city)
    again = opened("returns.py", season="3")
    assert not [button for button in again.button if button.key == "ask_waiver_0"]


def test_a_unit_is_disqualified_under_a_name_from_a_day_on(fallen: str, ledger: Store, opened: Opening) -> None:
    app = opened(PAGE, **YEAR)
    app.selectbox(key="disqualify_place").select_index(4)
    app.text_input(key="disqualify_reason").set_value("示例：数据不实")
    app.text_input(key="handler_typed").set_value("示例经办人").run()
    app.button(key="disqualify").click().run()
    assert _told(app) == ["请填写起始日。"]
    app.text_input(key="disqualify_first").set_value("2022年10月1日").run()
    app.button(key="disqualify").click().run()
    place = ledger.facts.places.place[4]
    assert f"已登记：{place.label}取消考评资格。" in _told(app)
    [row] = _said(ledger)
    assert (row["kind"], row["place_key"], row["last_day"]) == ("disqualified", place.key, None)
