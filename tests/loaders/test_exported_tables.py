"""A table handed over keeps its numbers, its days and its words, and nothing in it can run."""

import csv
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from domain.facts import Facts
from domain.tables import Head, Table
from loaders.exporting.text import as_csv
from loaders.exporting.workbook import as_workbook

HEADS = (
    Head("单位"),
    Head("到位资金", "amount", "亿元"),
    Head("项目", "count", "个"),
    Head("完成率", "share"),
    Head("与序时差", "points", "个百分点"),
    Head("期末", "day"),
    Head("收到时间", "moment"),
)
ROW = (
    "大竹县",
    Decimal("1204.55500000"),
    7,
    Decimal("0.773"),
    Decimal("-2.6"),
    date(2022, 9, 30),
    datetime(2022, 10, 8, 1),
)
TABLE = Table(
    "2022年示例表", HEADS, [ROW, ("渠县", *[None] * 6)], date(2022, 10, 8), "示例文件 附件1", True, ["示例说明。"]
)
TOP = 5


def _sheet(table: Table, facts: Facts) -> Worksheet:
    return load_workbook(BytesIO(as_workbook(table, facts))).worksheets[0]


def _lines(table: Table) -> list[list[str]]:
    return list(csv.reader(StringIO(as_csv(table).decode("utf-8-sig"))))


def test_over_the_table_stand_its_title_its_day_its_mark_its_source_and_its_notes(facts: Facts) -> None:
    sheet = _sheet(TABLE, facts)
    told = [sheet.cell(row, 1).value for row in range(1, TOP)]
    assert told == ["2022年示例表", "截至：2022年10月8日　演示数据", "来源：示例文件 附件1", "示例说明。"]
    assert sheet.freeze_panes == "B6"
    assert sheet.print_title_rows == "$5:$5"


def test_heads_carry_their_units(facts: Facts) -> None:
    heads = [cell.value for cell in _sheet(TABLE, facts)[TOP]]
    assert heads == ["单位", "到位资金（亿元）", "项目（个）", "完成率", "与序时差（个百分点）", "期末", "收到时间"]


def test_numbers_stay_numbers_and_days_stay_days(facts: Facts) -> None:
    cells = _sheet(TABLE, facts)[TOP + 1]
    assert [cell.value for cell in cells][1:5] == [1204.555, 7, 0.773, -2.6]
    assert [cell.value for cell in cells][5:] == [datetime(2022, 9, 30), datetime(2022, 10, 8, 9)]
    assert [cell.number_format for cell in cells][1:] == [
        "#,##0.00", "#,##0", "0.0%", "+0.0;-0.0;0.0", "yyyy-mm-dd", "yyyy-mm-dd hh:mm",
    ]  # fmt: skip


def test_what_is_not_known_is_empty_and_no_zero(facts: Facts) -> None:
    assert [cell.value for cell in _sheet(TABLE, facts)[TOP + 2]] == ["渠县", *[None] * 6]
    assert _lines(TABLE)[2] == ["渠县", *[""] * 6]


def test_csv_keeps_every_digit_and_writes_shares_in_percent() -> None:
    head, first, _ = _lines(TABLE)
    assert head[1:5] == ["到位资金（亿元）", "项目（个）", "完成率（%）", "与序时差（个百分点）"]
    assert first == ["大竹县", "1204.555", "7", "77.3", "-2.6", "2022-09-30", "2022-10-08 09:00"]
    assert as_csv(TABLE).startswith(b"\xef\xbb\xbf")


def test_columns_are_wide_enough_for_chinese_and_not_too_wide(facts: Facts) -> None:
    sheet = _sheet(Table("表", (Head("企业"), Head("数")), [("示例" * 60, "1")]), facts)
    assert sheet.column_dimensions["A"].width == 46
    assert _sheet(TABLE, facts).column_dimensions["B"].width >= 2 * len("到位资金（亿元）")


def test_a_title_that_no_sheet_may_bear_is_made_bearable(facts: Facts) -> None:
    sheet = _sheet(Table("1531: 50—100亿元/排名[示例]" + "长" * 40, (Head("单位"),), []), facts)
    assert len(sheet.title) <= 31
    assert not set("[]:*?/\\") & set(sheet.title)


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.sampled_from(["", "=", "+", "-", "@", "\t", "\r"])
)
@example("\ufffe\uffff", "")
def test_no_text_runs_as_a_formula(facts: Facts, text: str, sign: str) -> None:
    table = Table("表", (Head("文件"),), [(sign + text,)])
    cell = _sheet(table, facts)["A3"]
    assert cell.data_type == "s"
    assert not str(_lines(table)[1][0]).startswith(("=", "+", "-", "@", "\t", "\r"))
