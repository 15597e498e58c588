"""Projects under negotiation on 项目, 推进 and 产业链: listed and searched, and never among the signed ones."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from queries.store import Store
from tests.charts.frames import as_read
from tests.ledger_rows import put_negotiations, put_projects
from tests.pages.conftest import Opening

TALK: dict[str, object] = {
    "state": "待谈",
    "talked_on": date(2022, 5, 1),
    "planned": "8",
    "chain": "锂电",
    "link": "隔膜",
}
SIGNED: dict[str, object] = {"state": "签约", "signed_on": date(2022, 8, 1), "contract": "12.5", "chain": "锂电"}


@pytest.fixture
def talked(filled: Store) -> Store:
    """The filled ledger with three projects under negotiation, one of them signed since."""
    intended = {"state": "意向", "intended_on": date(2022, 7, 1)}
    told = [
        TALK | {"project": "示例隔膜甲"},
        TALK | intended | {"project": "示例隔膜乙"},
        TALK | {"project": "示例签约丙"},
    ]
    put_negotiations(filled, "dazhu", "2022-08-30", told)
    put_projects(filled, "dazhu", "2022-08-30", [SIGNED | {"project": "示例签约丙"}])
    return filled


def _quiet(app: AppTest) -> bool:
    return not app.exception and not [text for text in app.text if "错误编号" in text.value]


def test_talks_are_searched_beside_the_signed_projects_by_word_and_step(talked: Store, opened: Opening) -> None:
    app = opened("projects.py", season="2022", words="隔膜", talks="intended")
    assert _quiet(app)
    labels = [box.label for box in app.expander]
    assert "在谈2个（待谈1个、意向1个）；拟投资额共16.00亿元。" in labels
    assert next(one for one in app.segmented_control if one.label == "进展").value == "intended"
    assert _quiet(opened("projects.py", season="2022", talks="没有", project="dazhu:示例签约丙"))


def test_before_a_ledger_talks_are_shown_and_nothing_is_signed(filled: Store, opened: Opening) -> None:
    put_negotiations(filled, "dazhu", "2022-08-30", [TALK | {"project": "示例隔膜甲"}])
    app = opened("projects.py", season="2022")
    assert _quiet(app)
    assert [box.label for box in app.expander] == ["在谈1个（待谈1个）；拟投资额共8.00亿元。"]
    assert _quiet(opened("pipeline.py", season="2022"))
    assert _quiet(opened("chains.py", season="2022", link="锂电:隔膜"))


def test_a_link_lists_the_talks_that_would_fill_it(
    talked: Store, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: dict[str, str] = {}
    monkeypatch.setattr("pages.parts.chains.gaps.panel", lambda html, *, key: drawn.update({key: html}))
    assert _quiet(opened("chains.py", season="2022", link="锂电:隔膜"))
    assert "尚无签约，在谈2" in drawn["links"]
    assert "1个缺口有在谈项目。" in drawn["links"]
    assert "<dt>有在谈项目的缺口（1个）</dt><dd>锂电：隔膜</dd>" in drawn["links"]
    assert "2个，拟投资额16.00亿元，最早2022年5月1日起" in as_read(drawn["link_card"])
    assert (
        'data-act="figure:talks_money/open/link:锂电|隔膜" data-read="16.00亿元，点看出处">16.00<' in drawn["link_card"]
    )
    assert 'data-act="project:dazhu:示例隔膜乙"' in drawn["link_talks"]
    assert "示例签约丙" not in drawn["link_talks"]
