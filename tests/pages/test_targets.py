"""A table of targets on the pages: what it changes is shown before it is handed in, and everywhere after."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import settings
from domain.facts import Facts
from loaders.drafting.drafts import drop
from queries.ask import ask
from queries.store import Store
from tests.pages.conftest import Opening
from tests.targets_drawn import COUNTY, draw_printed, printed

Lying = Callable[..., None]
FUNDS = "funds_in_place.guarantee"


@pytest.fixture
def lying(filled: Store, facts: Facts, tmp_path: Path) -> Lying:
    """Puts 附件1 among the drafts, with 160 亿元 in place of 115 for 大竹县 and a total to match unless told."""

    def put_down(total: int = 655) -> None:
        changed = {("大竹县", FUNDS): 160, ("大竹县", "funds_in_place.work"): 165, ("合计", FUNDS): total}
        changed |= {("合计", "funds_in_place.work"): 705}
        path = draw_printed(tmp_path / "附件1.xlsx", printed(facts, COUNTY, changed=changed))
        now = datetime.now(UTC).replace(tzinfo=None)
        drop(filled, [(path.name, path.read_bytes())], dropped_at=now, by="示例", folder=settings.VAR)

    return put_down


def _press(app: AppTest, key: str) -> AppTest:
    return next(button for button in app.button if button.key == key).click().run()


def test_a_table_of_targets_is_handed_in_like_a_return(filled: Store, lying: Lying, opened: Opening) -> None:
    lying()
    app = _press(opened("returns.py", season="2022", as_of="2022-10-31"), "submit_one")
    assert not app.exception
    told = ask(filled, "targets/in_force", season="2022", as_of="2022-10-31", indicator="到位资金", place="大竹县")
    assert told.select("level_key", "value").rows() == [("guarantee", 160), ("work", 165)]
    completed = ask(filled, "completion/by_place", season="2022", as_of="2022-10-31", indicator="到位资金")
    assert completed.filter(place="大竹县")["guarantee_completion"].item() * 2 == 1


def test_a_total_that_does_not_add_up_asks_for_a_reason_first(filled: Store, lying: Lying, opened: Opening) -> None:
    lying(total=610)
    app = opened("returns.py", season="2022", as_of="2022-10-31")
    assert [one.label for one in app.text_input] == ["请说明原因（印出的合计与各单位之和不符）：B16"]
    app = _press(app, "submit_one")
    assert not app.exception
    assert ask(filled, "targets/in_force", season="2022", as_of="2022-10-31")["receipt"].is_null().all()


def test_the_official_table_is_offered_beside_the_blank_forms_of_a_year(filled: Store, opened: Opening) -> None:
    app = opened("returns.py", season="2022", as_of="2022-10-31")
    forms = next(one for one in app.selectbox if one.label == "空白表")
    forms.select(COUNTY).run()
    assert not app.exception
    assert "下载2022年目标任务表" in {one.label for one in app.get("download_button")}
    campaign = opened("returns.py", season="3")
    forms = next(one for one in campaign.selectbox if one.label == "空白表")
    assert "经济合作工作目标任务" not in forms.options


def test_every_page_opens_with_targets_that_were_handed_in(filled: Store, lying: Lying, opened: Opening) -> None:
    lying()
    _press(opened("returns.py", season="2022", as_of="2022-10-31"), "submit_one")
    for page in ("overview.py", "ranking.py", "place.py", "returns.py", "intake.py", "meanings.py"):
        assert not opened(page, season="2022", as_of="2022-10-31").exception
