"""A ledger of projects on 报送: handed in like any return, listed with the seasons that run, offered as a blank."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import settings
from domain.facts import Facts
from loaders.drafting.drafts import drop
from pages.parts.handing_in.submitting import beside
from pages.parts.shell.house import the_house
from queries.ask import ask
from queries.store import Store
from tests.drawing import Drawing, draw
from tests.pages.conftest import PAGES, Opening


@pytest.fixture
def handed_in(filled: Store, facts: Facts, tmp_path: Path, opened: Opening) -> AppTest:
    """The page after a ledger of 万源市 for 9 June 2023 was dropped and handed in."""
    project = {
        "project": "示例软屏项目",
        "state": "签约",
        "contract": 12,
        "signed_on": date(2023, 5, 30),
        "remark": "<b>",
    }
    path = draw(tmp_path / "台账.xlsx", Drawing(facts.form("ledger"), "万源市", "2023年6月9日", [project]))
    now = datetime.now(UTC).replace(tzinfo=None)
    drop(filled, [(path.name, path.read_bytes())], dropped_at=now, by="示例", folder=settings.VAR)
    app = opened("returns.py", season="3")
    assert not app.exception
    return next(button for button in app.button if button.key == "submit_one").click().run()


def test_a_ledger_is_handed_in_and_leads_to_no_ranking(handed_in: AppTest, filled: Store) -> None:
    assert not handed_in.exception
    assert ask(filled, "projects/as_of", as_of="2099-01-01")["project"].to_list() == ["示例软屏项目"]
    assert not [button.label for button in handed_in.button if "排名" in button.label and "查看" in button.label]


def test_every_page_opens_beside_a_ledger(handed_in: AppTest, opened: Opening) -> None:
    assert [page for page in PAGES if opened(page, season="3", as_of="2023-06-12").exception] == []


def test_a_ledger_received_after_the_chosen_day_is_one_press_away(handed_in: AppTest, opened: Opening) -> None:
    app = opened("returns.py", season="3", as_of="2023-06-12")
    assert [note.value for note in app.caption if note.value.startswith("另有1份")]
    app = next(button for button in app.button if button.key == "see_later").click().run()
    assert not app.exception
    assert app.session_state["known"] == "latest"
    assert "see_later" not in {button.key for button in app.button}


def test_a_ledger_handed_in_again_says_which_it_replaces(
    handed_in: AppTest, filled: Store, facts: Facts, tmp_path: Path
) -> None:
    project = {"project": "示例二期项目", "state": "签约", "contract": 9, "signed_on": date(2023, 5, 30)}
    path = draw(tmp_path / "台账2.xlsx", Drawing(facts.form("ledger"), "万源市", "2023年6月9日", [project]))
    now = datetime.now(UTC).replace(tzinfo=None)
    drop(filled, [(path.name, path.read_bytes())], dropped_at=now, by="示例", folder=settings.VAR)
    app = next(button for button in handed_in.run().button if button.key == "submit_one").click().run()
    assert not app.exception
    [receipt] = app.session_state["answered"]
    assert "替代了这一期原来有效的" in beside(the_house(), [receipt])[receipt.submission]


def test_a_ledger_is_asked_for_its_versions_in_every_season(handed_in: AppTest, filled: Store) -> None:
    versions = ask(filled, "returns/versions", season="3", form="ledger", place="万源市", as_of="2099-01-01")
    assert versions["period"].to_list() == ["2023-06-09"]


def test_the_blank_ledger_is_offered_with_the_forms_of_a_season(opened: Opening) -> None:
    app = opened("returns.py", season="3")
    choice = next(box for box in app.selectbox if box.label == "空白表")
    app = choice.set_value("ledger").run()
    assert not app.exception
