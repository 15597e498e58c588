"""报送 without a browser: what lies ready is handed in, explained, thrown away; a return is taken back, or repeated."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from traceback import format_exception

import pytest
from streamlit.testing.v1 import AppTest

import settings
from domain.facts import Facts
from loaders.drafting.drafts import drop
from queries.store import Store
from tests.drawing import Drawing, draw
from tests.pages.conftest import Opening

Lying = Callable[..., None]
FIGURES = {"funds_in_place": 90, "signed_projects": 11, "registered_projects": 10}


@pytest.fixture
def lying(filled: Store, facts: Facts, tmp_path: Path) -> Lying:
    """Puts a return of October 2022 among the drafts; without figures it is refused."""

    def put_down(name: str = "a.xlsx", place: str = "大竹县", **changes: object) -> None:
        form = facts.form("annual/monthly")
        values = dict.fromkeys((column.name for column in form.columns), "—") | FIGURES | changes
        content = draw(tmp_path / name, Drawing(form, place, "2022年10月", values)).read_bytes()
        now = datetime.now(UTC).replace(tzinfo=None)
        drop(filled, [(name, content)], dropped_at=now, by="示例", folder=settings.VAR)

    return put_down


def _press(app: AppTest, key: str) -> AppTest:
    return next(button for button in app.button if button.key == key).click().run()


def _keys(app: AppTest) -> set[str]:
    return {button.key for button in app.button if button.key}


def _count(store: Store, table: str) -> int:
    return int(store.query(f"select count(*) from {table}").item())


def test_a_draft_is_in_the_ledger_only_once_it_is_handed_in(filled: Store, lying: Lying, opened: Opening) -> None:
    lying()
    before = _count(filled, "submission")
    app = opened("returns.py", season="2022")
    assert not app.exception
    assert _count(filled, "submission") == before
    app = _press(app, "submit_one")
    assert not app.exception
    assert _count(filled, "submission") == before + 1
    assert _count(filled, "draft") == 0
    assert [button.label for button in app.button if "查看2022年排名" in button.label]


def test_one_after_the_other_is_handed_in_beside_the_receipt_of_the_last(
    filled: Store, lying: Lying, opened: Opening
) -> None:
    lying("a.xlsx")
    lying("b.xlsx", "渠县")
    before = _count(filled, "submission")
    app = _press(_press(opened("returns.py", season="2022"), "submit_one"), "submit_one")
    assert not app.exception
    assert not app.error
    assert _count(filled, "submission") == before + 2


def test_all_that_can_be_handed_in_goes_in_at_one_press(filled: Store, lying: Lying, opened: Opening) -> None:
    lying("a.xlsx")
    lying("b.xlsx", "渠县")
    lying("c.xlsx", "万源市", funds_in_place="三十")
    before = _count(filled, "submission")
    app = opened("returns.py", season="2022")
    assert [button.label for button in app.button if button.key == "submit_all"] == ["提交可以提交的 2 份"]
    assert [button.label for button in app.button if button.key == "discard_refused"] == ["只放弃不能受理的 1 份"]
    app = _press(app, "submit_all")
    assert _count(filled, "submission") == before + 2
    assert _count(filled, "draft") == 1
    assert _keys(app) & {"submit_all", "submit_one", "discard_one"} == {"discard_one"}


def test_what_needs_a_reason_waits_for_it(filled: Store, lying: Lying, opened: Opening) -> None:
    lying(funds_in_place=70)
    app = _press(opened("returns.py", season="2022"), "submit_one")
    assert _count(filled, "draft") == 1
    assert [warning.value for warning in app.warning] == ["请先写明原因，再提交。"]
    question = next(box for box in app.text_input if box.label.startswith("请说明原因（规则“累计数比上期减少”）："))
    app = _press(question.set_value("示例项目终止，核减").run(), "submit_one")
    assert not app.exception
    assert _count(filled, "draft") == 0
    assert filled.query("select reason from explanation").rows() == [("示例项目终止，核减",)]


def test_one_reason_can_be_given_for_all_that_the_same_rule_asks(filled: Store, lying: Lying, opened: Opening) -> None:
    for name, place in (("a.xlsx", "大竹县"), ("b.xlsx", "渠县"), ("c.xlsx", "万源市")):
        lying(name, place, funds_in_place=30)
    app = opened("returns.py", season="2022")
    question = next(box for box in app.text_input if box.label.startswith("请说明原因（规则“累计数比上期减少”）："))
    app = question.set_value("示例项目终止，核减").run()
    same = next(button for button in app.button if button.label == "沿用“示例项目终止，核减”，用于其余 2 处")
    app = same.click().run()
    assert not [button for button in app.button if button.label.startswith("沿用")]
    app = _press(app, "submit_all")
    assert not app.exception
    assert _count(filled, "draft") == 0
    assert filled.query("select reason from explanation").rows() == [("示例项目终止，核减",)] * 3


@pytest.mark.own_ledger
def test_a_fault_in_the_rehearsal_is_numbered_and_keeps_nobody_from_handing_in(
    filled: Store, lying: Lying, opened: Opening, caplog: pytest.LogCaptureFixture
) -> None:
    lying()
    lying("b.xlsx", "渠县")
    filled.write(
        lambda cursor: cursor.execute("create macro memory.main.standing_as_of(a, b, c, d, e) as table select 1")
    )
    before = _count(filled, "submission")
    app = opened("returns.py", season="2022")
    assert not app.exception
    told = [format_exception(record.exc_info[1]) for record in caplog.records if record.exc_info]
    assert sum("in rolled_back" in "".join(lines) for lines in told) == 2
    app = _press(app, "submit_all")
    assert not app.exception
    assert _count(filled, "submission") == before + 2


def test_the_reason_given_before_is_offered_when_the_same_period_is_handed_in_again(
    filled: Store, lying: Lying, opened: Opening
) -> None:
    lying("a.xlsx", funds_in_place=70)
    app = opened("returns.py", season="2022")
    question = next(box for box in app.text_input if box.label.startswith("请说明原因（规则“累计数比上期减少”）"))
    _press(question.set_value("示例项目终止，核减").run(), "submit_one")
    lying("b.xlsx", funds_in_place=71)
    app = opened("returns.py", season="2022")
    again = next(button for button in app.button if button.label == "沿用此前报这一期时的说明“示例项目终止，核减”")
    app = _press(again.click().run(), "submit_one")
    assert not app.exception
    assert filled.query("select reason from explanation").rows() == [("示例项目终止，核减",)] * 2


def test_what_cannot_be_accepted_is_thrown_away_by_itself(filled: Store, lying: Lying, opened: Opening) -> None:
    lying("a.xlsx")
    lying("b.xlsx", "万源市", funds_in_place="三十")
    lying("c.xlsx", "渠县", funds_in_place="三十")
    app = _press(opened("returns.py", season="2022"), "discard_refused")
    assert not app.exception
    assert filled.query("select file from draft").rows() == [("a.xlsx",)]
    assert "discard_refused" not in _keys(app)


def test_a_draft_can_be_thrown_away(filled: Store, lying: Lying, opened: Opening) -> None:
    lying()
    before = _count(filled, "submission")
    app = _press(opened("returns.py", season="2022"), "discard_one")
    assert not app.exception
    assert (_count(filled, "draft"), _count(filled, "submission")) == (0, before)


def test_a_month_without_change_is_filed_in_one_click(filled: Store, opened: Opening, facts: Facts) -> None:
    app = opened("returns.py", season="2022")
    app.selectbox[-2].set_value(facts.place("大竹县"))
    app.selectbox[-1].set_value("2022-10").run()
    app = next(button for button in app.button if button.label.endswith("本期无变化")).click().run()
    assert not app.exception
    assert [error.value for error in app.error] == []
    told = filled.query("select period, status from submission order by received_at desc limit 1").rows()
    assert told == [("2022-10", "accepted")]


def test_where_there_is_nothing_to_repeat_it_is_told(filled: Store, opened: Opening, facts: Facts) -> None:
    app = opened("returns.py", season="2022")
    app.selectbox[-2].set_value(facts.place("开江县")).run()
    assert next(button for button in app.button if button.label.endswith("本期无变化")).disabled
    assert [told.value for told in app.caption if "没有可沿用的数" in told.value]
