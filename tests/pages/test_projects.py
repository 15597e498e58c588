"""项目 on a ledger of projects: filters from the URL, pages, one project opened, nothing before a ledger."""

from datetime import date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from loaders.records.renaming import Renaming, rename
from queries.store import Store
from tests.ledger_rows import put_projects
from tests.pages.conftest import Opening

BASE: dict[str, object] = {"state": "签约", "signed_on": date(2022, 3, 1), "contract": "12.5"}


@pytest.fixture
def listed(filled: Store) -> Store:
    """The filled ledger with more than a page of projects."""
    put_projects(filled, "dazhu", "2022-08-30", [BASE | {"project": f"示例项目{nth}号"} for nth in range(1, 62)])
    put_projects(filled, "quxian", "2022-08-30", [BASE | {"project": "示例开工项目", "state": "开工"}])
    return filled


def _quiet(app: AppTest) -> bool:
    return not app.exception and not [text for text in app.text if "错误编号" in text.value]


def _box(app: AppTest, label: str) -> str:
    return next(box for box in app.selectbox if box.label == label).value


def test_the_address_says_what_is_searched_for(listed: Store, opened: Opening) -> None:
    app = opened("projects.py", season="2022", place="渠县", step="started", words="开工", sort="contract")
    assert _quiet(app)
    assert (_box(app, "单位"), _box(app, "次序")) == ("quxian", "contract")
    assert {name: app.query_params[name] for name in ("place", "step", "words")} == {
        "place": "quxian", "step": "started", "words": "开工",
    }  # fmt: skip


def test_what_nobody_knows_is_left_out_of_the_search(listed: Store, opened: Opening) -> None:
    app = opened("projects.py", season="2022", place="成都市", band="十亿", stalled_days="三", nth="x")
    assert _quiet(app)
    assert _box(app, "单位") == ""
    assert not {"place", "band", "stalled_days", "nth"} & set(app.query_params)


def test_another_search_begins_with_its_first_page(listed: Store, opened: Opening) -> None:
    app = opened("projects.py", season="2022", nth="2")
    assert [text.value for text in app.text if "页，共" in text.value] == ["第 2 页，共 2 页"]
    app.button(key="page_before").click().run()
    assert [text.value for text in app.text if "页，共" in text.value] == ["第 1 页，共 2 页"]
    app.button(key="page_after").click().run()
    assert app.query_params["nth"] == "2"
    next(box for box in app.selectbox if box.label == "单位").set_value("quxian").run()
    assert _quiet(app)
    assert "nth" not in app.query_params
    assert app.query_params["place"] == "quxian"


@pytest.mark.parametrize("project", ["dazhu:示例项目1号", "dazhu:没有这个", "nowhere:示例", ":"])
def test_a_project_of_the_address_is_opened(listed: Store, opened: Opening, project: str) -> None:
    assert _quiet(opened("projects.py", season="2022", project=project))


def test_what_stands_still_is_said(listed: Store, opened: Opening) -> None:
    app = opened("projects.py", season="2022", as_of="2022-09-30")
    [expander] = app.expander
    assert (
        expander.label
        == "61个项目停滞：签约未注册满90天的61个；最多的是大竹县，61个。另有1个没有填办到日期，无法计天数。"
    )


def test_before_a_ledger_the_page_says_so(filled: Store, opened: Opening) -> None:
    app = opened("projects.py", season="2022")
    assert _quiet(app)
    assert not app.text_input


def test_a_project_that_replaced_a_near_one_is_offered_it_as_its_earlier_name(listed: Store, opened: Opening) -> None:
    deal = BASE | {"investor": "示例公司"}
    put_projects(listed, "quxian", "2022-08-31", [deal | {"project": "示例开工项目"}, deal | {"project": "示例旧名"}])
    put_projects(listed, "quxian", "2022-09-30", [deal | {"project": "示例开工项目"}, deal | {"project": "示例新名"}])
    app = opened("projects.py", season="2022", as_of="2022-10-31", project="quxian:示例新名")
    assert _quiet(app)
    assert _box(app, "它的原名是") == "示例旧名"
    made_at = datetime(2022, 10, 20)
    rename(listed, listed.facts, Renaming("渠县", "示例新名", "示例旧名", "改名备案", "示例经办人", made_at))
    again = opened("projects.py", season="2022", as_of="2022-10-31", project="quxian:示例新名")
    assert _quiet(again)
    assert [button.label for button in again.button if "示例旧名" in button.label] == ["结束“示例旧名”这条登记"]
    assert "它的原名是" not in [box.label for box in again.selectbox]
