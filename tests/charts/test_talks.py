"""Projects under negotiation on the screen: what is open, for how much, and what stands in a file is only text."""

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from charts.fetched.talks import talks_table as fetched
from charts.projects.talks import talks_sentence, talks_table
from domain.facts import Facts

EVIL = "<img src=x onerror=alert(1)>"


def _talk(nth: int, step: str = "negotiating", planned: str | None = "10", **told: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "place": "宣汉县", "place_key": "xuanhan", "project": f"示例项目{nth}", "investor": EVIL, "investor_home": None,
        "industry": "新能源", "chain": "锂电", "stage": "上游", "link": "隔膜", "share": Decimal(1), "task": "补链",
        "planned": Decimal(planned) if planned else None, "step": step, "label": "待谈", "state": "待谈",
        "talked_on": date(2023, 3, 1), "intended_on": None, "signed_on": None, "ended_on": None, "waiting_days": 1234,
        "said_chain": "锂电", "said_link": EVIL, "file": EVIL, "sheet": EVIL, "cell": "A6", "receipt": "示例0001",
        "submission": "1", "row_number": nth,
    }  # fmt: skip
    return row | told


def _frame(*rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(rows, infer_schema_length=None)


def test_the_sentence_counts_what_is_open_and_for_how_much_each_project_once(facts: Facts) -> None:
    open_ones = [_talk(1), _talk(2, "intended", "2.5"), _talk(3, "intended", None)]
    ended = [_talk(4, "signed", "100"), _talk(5, "terminated", "100")]
    assert talks_sentence(_frame(*open_ones, *open_ones[:1], *ended), facts) == (
        "在谈3个（待谈1个、意向2个）；拟投资额共12.50亿元，1个没有填；谈过的已签约1个；已终止1个。"
    )
    assert talks_sentence(_frame(_talk(1, planned=None)), facts) == "在谈1个（待谈1个）；都没有填拟投资额。"
    unlisted = _frame(_talk(1), _talk(2, "intended", "5", state="签约"))
    assert "1个填了签约而签约项目台账没有同名的，仍算在谈" in talks_sentence(unlisted, facts)
    assert talks_sentence(_frame(_talk(4, "signed")), facts) == "在谈0个；谈过的已签约1个。"
    assert talks_sentence(_frame(_talk(1)).clear(), facts) == "没有这样的在谈项目。"


def test_a_row_opens_its_project_and_shows_what_was_said_where_it_is_not_listed(facts: Facts) -> None:
    drawn = talks_table(_frame(_talk(1), _talk(2, "intended", None, link=None, waiting_days=None)), facts)
    assert 'data-act="project:xuanhan:示例项目1"' in drawn
    assert "锂电 · 隔膜" in drawn
    assert "1,234" in drawn
    assert "未归环节" in drawn
    assert facts.sentences["project_said"] in drawn.split("示例项目2</")[1]
    assert "<img" not in drawn
    many = talks_table(_frame(*(_talk(nth) for nth in range(301))), facts)
    assert "另有 1 个没有列出" in many


def test_the_table_to_take_along_has_a_cell_for_every_heading(facts: Facts) -> None:
    table = fetched(_frame(_talk(1)), facts)
    assert len(table.heads) == len(table.rows[0])
    assert "在谈项目" in table.source
