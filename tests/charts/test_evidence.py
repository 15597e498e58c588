"""The card behind a figure, and the sheet drawn with its cells marked."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from charts.evidence.card import figure_card
from charts.evidence.sheet import sheet_drawing
from domain.facts import Facts
from domain.figures.identifiers import read_figure
from domain.figures.listing import Listed
from loaders.reading.looking import Line, Piece
from tests.charts.frames import NASTY

PLACED: dict[str, Any] = {
    "role": "完成数", "role_key": "now", "place": "大竹县", "place_key": "dazhu", "label": "到位资金", "project": None,
    "item": "funds_in_place", "value": "104.23", "unit": "亿元", "file": NASTY, "sheet": "表一", "cell": "C9",
    "raw": "104.23亿元", "receipt": "20221002-0001", "received_by": "示例填报员",
    "received_at": datetime(2022, 10, 2, 3, 14), "reported": None, "row_number": None, "submission": "a",
    "repeated_in": None, "period": "2022-09", "told_by": date(2022, 10, 12),
}  # fmt: skip
NOWHERE = dict.fromkeys(("file", "sheet", "cell", "raw", "receipt", "received_by", "received_at", "submission"))
TARGET = PLACED | NOWHERE | {"role": "保证目标", "role_key": "guarantee", "value": "120"}


def _card(facts: Facts, name: str, *rows: dict[str, Any]) -> str:
    return figure_card(Listed(read_figure(name, facts), rows, facts, date(2022, 10, 12)))


def test_a_share_is_told_with_its_formula_its_cell_and_the_clause_of_its_target(facts: Facts) -> None:
    html = _card(facts, "guarantee_completion/2022/funds_in_place/dazhu", PLACED, TARGET)
    assert "104.23 ÷ 120.00 = 86.9%" in html
    assert all(told in html for told in ("C9", "104.23亿元", "20221002-0001", "示例填报员", "2022年10月2日 11:14"))
    assert f"随系统发布：{facts.cite(facts.seasons['2022'].source)}" in html
    assert "<img" not in html


def test_a_figure_put_right_says_what_was_reported_and_who_put_it_right(facts: Facts) -> None:
    put_right = {
        "reported": Decimal("1042.30"), "correction_reason": NASTY, "corrected_by": "示例核查员",
        "corrected_at": datetime(2022, 10, 3, 3, 0),
    }  # fmt: skip
    html = _card(facts, "actual/2022/funds_in_place/dazhu", PLACED | put_right)
    assert "报送数 1,042.3，已更正" in html
    assert "示例核查员" in html
    assert "<img" not in html


def test_a_figure_reported_as_unchanged_says_so_beside_the_cell_it_stands_in(facts: Facts) -> None:
    name = "actual/2022/funds_in_place/dazhu"
    html = _card(facts, name, PLACED | {"repeated_in": "20221102-0004"})
    assert "回执号20221102-0004" in html
    assert "本期无变化" in html
    assert "本期无变化" not in _card(facts, name, PLACED)


def test_many_cells_are_listed_up_to_twenty_and_the_rest_counted(facts: Facts) -> None:
    project = PLACED | {"role_key": "project", "item": "contract", "project": NASTY}
    rows = [project | {"row_number": n, "item": item} for n in range(1, 24) for item in ("contract", "signed_on")]
    rows = [row | {"value": "2022-03-01"} if row["item"] == "signed_on" else row for row in rows]
    html = _card(facts, "band/2022/projects_500m_up/dazhu", *rows)
    assert html.count('data-act="cells:') == 2 * 20
    assert "另有 3 行" in html
    assert "<img" not in html


def test_a_figure_without_cells_says_so(facts: Facts) -> None:
    html = _card(facts, "actual/2022/funds_in_place/dazhu")
    assert facts.sentences["figure_nothing"] in html


def test_the_sheet_stands_as_it_was_sent_with_the_cell_marked(facts: Facts) -> None:
    lines = (
        Line(number=1, cells=(NASTY, "", "备注")),
        Line(number=2, cells=("甲", "乙", "")),
        Line(number=9, cells=("1", "104.23亿元", "")),
    )
    piece = Piece(sheet="表一", left=1, letters=("B", "C", "D"), lines=lines, merges=((1, 1, 1, 2),), whole=False)
    html = sheet_drawing(piece, ["C9"], facts)
    assert html.count('<td class="marked"><mark>104.23亿元</mark></td>') == 2
    assert '<td colspan="2">&lt;img' in html
    assert html.count('<tr class="gap">') == 2
    narrow = html.partition("sheet narrow")[2]
    assert "乙" in narrow
    assert "甲" not in narrow
    assert "&lt;img" in narrow
    assert "<img" not in html
