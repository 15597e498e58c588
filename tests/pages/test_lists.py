"""The city's lists on the pages: fetched where they are used, declared firms under review beside them."""

from datetime import date
from pathlib import Path

from domain.dates import read_moment
from domain.facts import Facts
from loaders.intake import take_in
from queries.ask import ask
from queries.store import Store
from tests.drawing import Drawing, draw
from tests.pages.conftest import Opening

FIRM = {
    "firm": "示例锂电有限公司",
    "categories": "链主型、制造业单项冠军",
    "listed_as": "第七批",
    "project": "示例锂电项目",
    "landed_on": date(2023, 6, 1),
    "evidence": "备案",
    "evidence_number": "示例1号",
}


def test_both_lists_are_offered_where_they_are_used_and_on_the_page_of_returns(
    filled: Store, opened: Opening, facts: Facts, tmp_path: Path
) -> None:
    drawing = Drawing(facts.form("season-3/key-enterprises"), "大竹县", "2023-06-09", [FIRM])
    path = draw(tmp_path / "名单.xlsx", drawing)
    moment = read_moment("2023-06-09T10:00")
    [receipt] = take_in(filled, facts, [(path.name, path)], received_at=moment, by="示例", folder=tmp_path)
    assert receipt.status == "accepted"
    assert ask(filled, "enterprises/reviewed", season="3")["state"].to_list() == ["declared", "declared"]
    for page, season, label in (
        ("enterprises.py", "3", "下载2023年重点企业参考名单"),
        ("chains.py", "2022", "下载2022年重点产业链清单"),
    ):
        app = opened(page, season=season)
        assert not app.exception
        assert label in [button.label for button in app.get("download_button")]  # type: ignore[attr-defined]
    app = opened("returns.py", season="3")
    forms = next(box for box in app.selectbox if box.label == "空白表")
    forms.set_value("lists/references").run()
    assert not app.exception
    assert "下载2023年重点企业参考名单" in [button.label for button in app.get("download_button")]  # type: ignore[attr-defined]
