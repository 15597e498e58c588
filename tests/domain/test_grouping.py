"""Cells named together, and findings of one cause."""

import pytest

from domain.facts import Facts
from domain.grouping import cell_ranges, grouped


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        (["D7", "D8"], "D7、D8"),
        (["D7", "D9", "D8", "D8"], "D7:D9"),
        (["B7", "C7", "D7"], "B7:D7"),
        (["Z9", "AA9", "AB9"], "Z9:AB9"),
        (["D10", "D9", "D11", "D2", "A1:B2", ""], "A1:B2、D9:D11、D2"),
        ([f"B{2 * nth}" for nth in range(1, 20)], "、".join(f"B{2 * nth}" for nth in range(1, 13)) + "等"),
        ([], ""),
    ],
)
def test_neighbours_are_named_as_a_range(cells: list[str], named: str) -> None:
    assert cell_ranges(cells) == named


def test_what_differs_in_sheet_column_level_or_code_stays_apart(facts: Facts) -> None:
    told = [
        facts.finding("value.unreadable", sheet="表一", cell=f"D{nth}", read="约", wanted="数字", column="数量")
        for nth in (7, 8, 9)
    ]
    other = told[0].model_copy(update={"sheet": "表二"})
    groups = grouped([*told[:2], other, told[0].model_copy(update={"level": "hint"}), told[2]], facts)
    assert [(group.told.cell, group.told.read, len(group.findings)) for group in groups] == [
        ("D7:D9", "约", 3),
        ("D7", "约", 1),
        ("D7", "约", 1),
    ]
    assert groups[0].told.message.startswith("D7:D9 共 3 格是同样的问题，如：D7 ")
