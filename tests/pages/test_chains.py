"""产业链 on a ledger of projects: one chain from the URL, a link confirmed by a person, nothing before a ledger."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from loaders.records.chaining import Mapping, Part, map_project
from pages.parts.figures.listing import unseasoned
from pages.parts.shell.house import the_house
from queries.ask import ask
from queries.store import Store
from tests.ledger_rows import put_negotiations, put_projects
from tests.pages.conftest import Opening

BASE: dict[str, object] = {"state": "落地", "signed_on": date(2022, 3, 1), "contract": "12.5", "industry": "能源化工"}


@pytest.fixture
def listed(filled: Store) -> Store:
    """The filled ledger with a project of a listed link and one of none."""
    told = [
        BASE | {"project": "示例锂盐项目", "chain": "锂钾", "link": "锂盐"},
        BASE | {"project": "示例钾肥项目", "chain": "锂钾", "link": "示例环节"},
    ]
    put_projects(filled, "dazhu", "2022-08-30", told)
    return filled


def _quiet(app: AppTest) -> bool:
    return not app.exception and not [text for text in app.text if "错误编号" in text.value]


@pytest.mark.parametrize("chain", ["", "锂钾", "没有这条链"])
def test_a_chain_of_the_url_is_shown_and_an_unknown_one_is_told(listed: Store, opened: Opening, chain: str) -> None:
    assert _quiet(opened("chains.py", season="2022", **({"chain": chain} if chain else {})))


@pytest.mark.parametrize("link", ["锂钾:锂盐", "锂钾:", "锂钾:没有的", "没有这条链:锂盐"])
def test_a_link_of_the_url_is_opened_and_an_unknown_one_is_told(listed: Store, opened: Opening, link: str) -> None:
    assert _quiet(opened("chains.py", season="2022", link=link))


def test_before_a_ledger_the_page_says_so_and_calls_no_link_a_gap(
    filled: Store, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: dict[str, str] = {}
    for module in ("pages.parts.shell.panel", "pages.parts.chains.gaps"):
        monkeypatch.setattr(f"{module}.panel", lambda html, *, key: drawn.update({key: html}))
    assert _quiet(opened("chains.py", season="2022", link="锂钾:锂盐"))
    assert "还没有收到签约项目台账" in drawn["chains"]
    assert "高纯锂盐</b><small>未报台账" in drawn["links"]
    assert "未报台账" in drawn["link_card"]
    matrix = drawn["links"].partition("<table")[2].partition("</table>")[0]
    assert "空白" not in matrix + drawn["link_card"]


def test_with_a_ledger_the_links_are_drawn_by_their_state(
    listed: Store, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: dict[str, str] = {}
    monkeypatch.setattr("pages.parts.chains.gaps.panel", lambda html, *, key: drawn.update({key: html}))
    assert _quiet(opened("chains.py", season="2022"))
    assert "空白" in drawn["links"]


def test_the_unit_and_the_ratio_are_chosen(listed: Store, opened: Opening) -> None:
    app = opened("chains.py", season="2022")
    units = next(box for box in app.selectbox if box.label == "单位")
    assert next(iter(units.options)) == "全部单位"
    assert _quiet(units.set_value("quxian").run())


def test_what_stands_in_no_link_is_offered_to_be_confirmed(listed: Store, opened: Opening) -> None:
    app = opened("chains.py", season="2022")
    [expander] = [one for one in app.expander if "没有归入" in one.label]
    assert expander.label == "1个项目没有归入清单所列的环节，都计在全市总数里；所列1个中1个有建议。"
    choice = app.session_state["choice"]
    rows = the_house().ask("chains/suggestions", **unseasoned(choice))
    assert rows.select("project", "link", "confidence").rows() == [("示例钾肥项目", "钾盐钾肥", Decimal("0.9"))]


def test_talks_in_no_link_are_offered_and_those_confirmed_stand_with_the_projects(
    listed: Store, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = {"state": "待谈", "talked_on": date(2022, 5, 1), "planned": "8", "chain": "锂电"}
    put_negotiations(listed, "dazhu", "2022-08-30", [talk | {"project": f"示例在谈{one}"} for one in "甲乙"])
    part = Part("锂电", "隔膜", Decimal(1))
    made_at = datetime(2022, 8, 30, 9)
    mapping = Mapping("dazhu", "示例在谈乙", [part], "示例理由", "示例经办人", made_at)
    map_project(listed, listed.facts, mapping)
    drawn: dict[str, str] = {}
    monkeypatch.setattr("pages.parts.chains.mapping.panel", lambda html, *, key: drawn.update({key: html}))
    app = opened("chains.py", season="2022")
    assert _quiet(app)
    assert "1个在谈项目没有归入清单所列的环节。" in [one.label for one in app.expander]
    assert "示例在谈甲" in drawn["loose_talks"]
    assert "示例在谈乙" not in drawn["loose_talks"]
    assert "锂电·隔膜" in drawn["confirmed"]
    assert "示例在谈乙" in drawn["confirmed"]


def test_a_talk_that_is_clicked_is_put_in_the_link_picked(
    listed: Store, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = {"project": "示例在谈", "state": "待谈", "talked_on": date(2022, 5, 1), "planned": "8", "chain": "锂电"}
    submission = put_negotiations(listed, "dazhu", "2022-08-30", [talk])
    clicked = {"loose_talks": f"map:{submission}:1"}
    monkeypatch.setattr("pages.parts.chains.mapping.panel", lambda html, *, key: clicked.get(key))
    app = opened("chains.py", season="2022")
    app.multiselect(key=f"links_{submission}_1").set_value(["锂电·隔膜"])
    app.text_input(key="map_reason").set_value("示例理由")
    app.text_input(key="handler_typed").set_value("示例经办人")
    app.run()
    app.button(key="map").click()
    assert _quiet(app.run())
    found = ask(listed, "negotiations/search", as_of="2022-12-31")
    assert found.select("project", "link", "author").rows() == [("示例在谈", "隔膜", "示例经办人")]


def test_what_is_picked_for_one_project_is_not_picked_for_the_first_of_another_unit(
    listed: Store, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = {"project": "示例在谈", "state": "待谈", "talked_on": date(2022, 5, 1), "planned": "8", "chain": "锂电"}
    units = [put_negotiations(listed, place, "2022-08-30", [talk]) for place in ("dazhu", "quxian")]
    clicked = {"loose_talks": f"map:{units[0]}:1"}
    monkeypatch.setattr("pages.parts.chains.mapping.panel", lambda html, *, key: clicked.get(key))
    app = opened("chains.py", season="2022")
    app.multiselect(key=f"links_{units[0]}_1").set_value(["锂电·隔膜"]).run()
    clicked["loose_talks"] = f"map:{units[1]}:1"
    [picked] = app.run().multiselect
    assert picked.value == []
