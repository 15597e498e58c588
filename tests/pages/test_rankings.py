"""排名: the kinds of ranking, each from the URL and by a click, and what stands where there is nothing to rank by."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from domain.numbers import show_number
from queries.ask import ask
from queries.store import Store
from tests.pages.conftest import Opening


def _quiet(app: AppTest) -> bool:
    return not app.exception and not [text for text in app.text if "错误编号" in text.value]


def _ways(app: AppTest) -> object:
    return next(control for control in app.segmented_control if control.label == "排名方式")


@pytest.mark.parametrize(
    ("season", "kind"),
    [
        ("2022", "composite"),
        ("2022", "progress"),
        ("2022", "topical"),
        ("2", "composite"),
        ("3", "composite"),
        ("3", "topical"),
    ],
)
def test_every_kind_of_ranking_opens_from_the_url(filled: Store, opened: Opening, season: str, kind: str) -> None:
    app = opened("ranking.py", season=season, by=kind)
    assert _quiet(app)
    assert app.query_params["by"] == kind


def test_a_score_that_opens_says_whose_it_is_with_its_rank(
    filled: Store, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: dict[str, str] = {}
    monkeypatch.setattr("pages.parts.rankings.composite.panel", lambda *_, **__: "score:dazhu")
    monkeypatch.setattr("pages.parts.figures.score.panel", lambda html, *, key: drawn.update({key: html}))
    assert _quiet(opened("ranking.py", season="2022", as_of="2022-10-12", by="composite"))
    ranked = ask(filled, "rankings/composite", season="2022", as_of="2022-10-12").filter(place_key="dazhu")
    [(rank, score)] = ranked.select("rank", "score").rows()
    assert rank
    told = re.sub("<[^>]+>", "", drawn["score_parts"])
    assert told.startswith(f"大竹县　第{rank}名　{show_number(score, 2)}分")


def test_nothing_is_ranked_on_an_empty_ledger(ledger: Store, opened: Opening) -> None:
    assert _quiet(opened("ranking.py", season="3", by="composite"))


def test_the_kind_chosen_stands_in_the_url(filled: Store, opened: Opening) -> None:
    app = opened("ranking.py", season="2022")
    _ways(app).set_value("progress").run()  # type: ignore[attr-defined]
    assert app.query_params["by"] == "progress"
    assert _quiet(app)


def test_an_example_scheme_does_not_come_before_the_figures(filled: Store, opened: Opening) -> None:
    app = opened("ranking.py", season="2022")
    assert _ways(app).value == "single"  # type: ignore[attr-defined]
