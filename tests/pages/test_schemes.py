"""排名 → 方案: a copy is taken, edited, told what is wrong with it, tried on the weeks so far, and put in force."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest

from queries.ask import ask
from queries.store import Store
from queries.worked.scheme_trials import scheme_kept
from tests.ledger_rows import Row, put
from tests.pages.conftest import Opening

WEEK = {"season": "3", "as_of": "2023-06-11"}
KEY = "season-3-composite"


def _html(app: AppTest) -> str:
    return "".join(json.loads(panel.proto.json)["html"] for panel in app.get("bidi_component"))


def _told(app: AppTest) -> list[str]:
    return [one.value for kind in (app.warning, app.success, app.info) for one in kind]


def _copied(opened: Opening, ledger: Store) -> AppTest:
    """The page with a copy of the season's scheme; 渠县 has more briefings, 大竹县 more of everything else."""
    for place, signed, briefings in (("dazhu", "9", "3"), ("quxian", "5", "30")):
        values = {"signed_count": signed, "landed_count": signed, "started_count": signed, "briefings": briefings}
        put(ledger, Row(place, "2023-06-09", values, season="3", received_at="2023-06-09T09:00"))
    app = opened("ranking.py", **WEEK, by="schemes")
    assert not app.exception
    app.button(key="scheme_take").click().run()
    assert not app.exception
    return app


def _only_briefings(app: AppTest) -> AppTest:
    """The copy with all lines but 简报 and 新签约 taken away, and 简报 worth most."""
    for key in ("landed", "started", "investment", "foreign", "timeliness", "late"):
        app.button(key=f"scheme_item_{key}_drop").click().run()
    return app.text_input(key="scheme_item_briefings_points").set_value("90.5").run()


def _versions(ledger: Store) -> list[dict[str, Any]]:
    return ask(ledger, "rankings/schemes", **WEEK).filter(scheme=KEY).rows(named=True)


def test_a_copy_is_the_scheme_under_the_next_version(ledger: Store, opened: Opening) -> None:
    app = _copied(opened, ledger)
    assert app.text_input(key="scheme_head_version").value == "2"
    assert app.text_input(key="scheme_head_valid_from").value == "2023年6月11日"
    assert "满分合计100分" in _html(app)


def test_an_edited_copy_is_tried_beside_the_scheme_in_force_and_nothing_is_kept(ledger: Store, opened: Opening) -> None:
    app = _only_briefings(_copied(opened, ledger))
    revision = ledger.revision()
    app.button(key="scheme_try").click().run()
    assert "满分合计105.5分" in _html(app)
    assert "大竹县由第1名到第2名" in _html(app)
    assert ledger.revision() == revision
    app.text_input(key="scheme_item_briefings_points").set_value("1").run()
    assert _told(app) == ["副本又改过了，请重新试算。"]


def test_what_is_wrong_with_a_copy_is_told_by_line_and_field(ledger: Store, opened: Opening) -> None:
    app = _copied(opened, ledger)
    app.text_input(key="scheme_item_signed_points").set_value("很多")
    app.text_input(key="scheme_item_landed_share_landed_count").set_value("0.6")
    app.text_input(key="scheme_item_late_each").set_value("")
    app.text_input(key="scheme_head_valid_from").set_value("下周")
    app.run()
    [told] = _told(app)
    assert "新签约项目　满分：应为数" in told
    assert "迟报扣分　每个（次）分值：缺少这一项" in told
    assert "施行日：" in told
    app.text_input(key="scheme_item_signed_points").set_value("15")
    app.text_input(key="scheme_item_late_each").set_value("0.1")
    app.text_input(key="scheme_head_valid_from").set_value("2023年6月12日").run()
    assert _told(app) == ["副本还不能试算：落地项目：各指标的占比合计为1.1，应为1。"]


def test_a_line_is_added_and_given_a_shape_of_its_own(ledger: Store, opened: Opening) -> None:
    app = _copied(opened, ledger)
    app.button(key="scheme_add_item").click().run()
    app.text_input(key="scheme_item_item-1_label").set_value("示例加分")
    app.selectbox(key="scheme_item_item-1_kind").set_value("bonus").run()
    app.text_input(key="scheme_item_item-1_each").set_value("0.5")
    app.text_input(key="scheme_item_item-1_ceiling").set_value("2").run()
    assert _told(app) == []
    assert "另外加分：每个加0.5分，最多加2分" in _html(app)


def test_a_copy_is_put_in_force_under_a_name_with_a_reason(ledger: Store, opened: Opening) -> None:
    app = _only_briefings(_copied(opened, ledger))
    app.text_input(key="scheme_head_valid_from").set_value("2023年6月5日").run()
    app.button(key="scheme_try").click().run()
    app.button(key="scheme_enact").click().run()
    assert "请先填写经办人。" in _told(app)
    app.text_input(key="handler_typed").set_value("示例经办人")
    app.text_input(key="scheme_reason").set_value("示例：办法印发").run()
    app.button(key="scheme_enact").click().run()
    assert _told(app)[0] == "已登记：第三季综合排位示例方案第2版。"
    newest, first = _versions(ledger)
    assert (newest["version"], newest["in_force"], newest["reason"]) == ("2", True, "示例：办法印发")
    assert not first["in_force"]
    assert [item.key for item in scheme_kept(ledger, KEY, "2").item] == ["signed", "briefings"]
    assert "版本2，2023年6月5日起施行" in _html(opened("meanings.py", **WEEK))
    ranking = ask(ledger, "rankings/composite", **WEEK)
    assert ranking.select("place_key", "rank").rows()[0] == ("quxian", 1)
