"""Declared key enterprises under review on the screen: once in a category, told why, nothing from a file trusted."""

from decimal import Decimal
from typing import Any

import polars as pl

from charts.enterprises.reviews import review_card, reviews_sentence, reviews_table
from domain.facts import Facts

WHOSE = {"submission": "s", "row_number": 1, "category_key": "champion", "place": "宣汉县", "place_key": "xuanhan"}
ROW = WHOSE | {
    "firm": "示例<b>公司", "project": "示例项目", "category": "制造业单项冠军", "counts": "firms", "state": "declared",
    "reason": None, "author": None, "made_at": None, "ends_on": None, "listed_as": "第七批", "investor": "示例集团",
    "investor_home": "上海市", "relation": None, "file": "名单.xlsx", "sheet": "Sheet1", "cell": "A6", "receipt": "1",
}  # fmt: skip
MATCH = WHOSE | {
    "match": "near", "likeness": Decimal("0.92"), "found_firm": "示例<i>集团", "found_as": "第七批", "found_home": None,
    "why": "相近<i>", "file": "参考.xlsx", "sheet": "Sheet1", "cell": "C4", "receipt": "2",
}  # fmt: skip


def _rows(*rows: dict[str, Any], of: dict[str, Any] = ROW) -> pl.DataFrame:
    return pl.DataFrame([of | row for row in rows], infer_schema_length=None)


def test_a_firm_stands_once_in_a_category_and_opens_its_review(facts: Facts) -> None:
    reviewed = _rows(
        {}, {"row_number": 2, "project": "示例另一项目"}, {"category_key": "platform", "category": "平台型"}
    )
    drawn = reviews_table(reviewed, _rows({}, of=MATCH), facts)
    assert drawn.count('<tr class="" data-act="review:s:1:') == drawn.count("<tr class") == 2
    assert "相近 92%" in drawn
    assert "由市级评审" in drawn
    assert "<i>" not in drawn
    assert "示例&lt;b&gt;公司" in drawn


def test_projects_are_told_apart_where_they_are_what_counts(facts: Facts) -> None:
    of = {"category_key": "homegrown", "category": "国产自主", "counts": "projects"}
    reviewed = _rows(of, of | {"row_number": 2, "project": "示例另一项目"})
    drawn = reviews_table(reviewed, _rows({}, of=MATCH).clear(), facts)
    assert ("示例项目" in drawn, "示例另一项目" in drawn) == (True, True)


def test_the_conclusion_counts_states_and_ways(facts: Facts) -> None:
    reviewed = _rows({}, {"row_number": 2, "firm": "乙", "state": "recognised"}, {"row_number": 3, "firm": "丙"})
    matches = _rows({}, {"row_number": 2, "match": "same"}, {"row_number": 3, "match": "unlisted"}, of=MATCH)
    said = reviews_sentence(reviewed, matches, facts)
    assert "共申报3项" in said
    assert said.endswith("认定1、申报2；可查名单的2项中，同名1、相近1、没有找到0；1项还没有上传参考名单。")


def test_the_reasons_stand_with_their_cells(facts: Facts) -> None:
    drawn = review_card(ROW, _rows({}, of=MATCH), facts)
    assert "相近&lt;i&gt;" in drawn
    assert all(f">{file}</span>" in drawn for file in ("参考.xlsx", "名单.xlsx"))
    assert all(where in drawn for where in ("C4 · 2", "A6 · 1"))
