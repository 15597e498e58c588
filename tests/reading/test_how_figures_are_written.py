"""Every way a figure is written that is read exactly."""

import random
from datetime import date
from pathlib import Path

import pytest
from polars.testing import assert_frame_equal

from domain.facts import Facts
from loaders.reading import cells
from loaders.reading.limits import Limits
from loaders.reading.workbook import read_workbook
from tests.drawing import Drawing, draw
from tests.reading.conftest import Read
from tests.reading.wording import figures, told


def test_every_figure_keeps_the_cell_excel_shows(read: Read) -> None:
    assert read().values.get_column("cell").to_list() == [f"{letter}7" for letter in "ABCDEFGHIJK"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("125亿元", "125"),
        ("1,204.5", "1204.5"),
        ("１２５．５", "125.5"),
        (" 12.5 ", "12.5"),
        ("12.5亿", "12.5"),
        ("12500万元", "1.25"),
        (0.1 + 0.2, "0.3"),
        (2.675, "2.675"),
        (0, "0"),
    ],
)
def test_a_figure_is_known_however_it_is_written(read: Read, written: object, value: str) -> None:
    result = read({"signed_contract": written})
    assert figures(result)["signed_contract"] == value
    assert not result.rejected


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        (None, "blank"),
        ("  ", "blank"),
        ("—", "dash"),
        ("-", "dash"),
        ("－－", "dash"),
        ("／", "dash"),
        ("/", "dash"),
        ("﹣", "dash"),
        ("无", "none"),
    ],
)
def test_three_kinds_of_nothing_are_kept_apart(read: Read, written: object, missing: str) -> None:
    result = read({"signed_contract": written})
    row = result.values.row(1, named=True)
    assert (row["value"], row["missing"], row["cell"]) == (None, missing, "B7")
    assert told(result) == ([("value.missing", "B7")] if missing == "blank" else [])


def test_figures_written_as_text_are_told_in_one_hint(read: Read) -> None:
    assert told(read({"signed_count": "１２", "signed_contract": "125亿元"})) == [("value.from_text", "A7、B7")]


def test_a_column_in_another_unit_is_converted_and_told(read: Read) -> None:
    result = read({"signed_contract": 31_487}, units={"signed_contract": "万元"})
    row = result.values.row(1, named=True)
    assert (f"{row['value']:f}", row["unit"], row["raw"]) == ("3.14870000", "万元", "31487")
    assert told(result) == [("unit.converted", "B6")]


def test_a_unit_may_stand_over_the_whole_table(read: Read) -> None:
    result = read(units={"signed_contract": ""}, unit_line="单位：亿元、个")
    assert figures(result)["signed_contract"] == "2.5"
    assert not result.findings


def test_a_count_without_a_unit_is_read_and_told(read: Read) -> None:
    assert told(read(units={"signed_count": ""})) == [("unit.assumed", "A6")]


def test_more_than_eight_decimals_are_rounded_half_up_and_told(read: Read) -> None:
    result = read({"signed_contract": 0.123456785})
    assert figures(result)["signed_contract"] == "0.12345679"
    assert told(result) == [("value.rounded", "B7")]


@pytest.mark.parametrize("form", ["season-3/basic", "annual/monthly", "ledger"])
def test_few_cells_are_read_one_by_one_as_many_are_by_the_column(
    facts: Facts, limits: Limits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    form_drawn, chance = facts.forms[form], random.Random(7)
    written = [None, "—", "无", 0, 7, 2.5, 0.1 + 0.2, "１２．５亿元", "12500万元", "1,204", "约5", -1, "2023.6.9"]
    written += [date(2023, 6, 9), "签约", "  示例 项目 ", "示例\n项目", "45086", "渠 县", "1e3", 1234567890.12]
    rows = [{column.name: chance.choice(written) for column in form_drawn.columns} for _ in range(6)]
    path = draw(tmp_path / "表.xlsx", Drawing(form_drawn, "渠县", "2022年9月30日", rows))
    read = []
    for few in (0, 1000):
        monkeypatch.setattr(cells, "_FEW", few)
        read.append(read_workbook(path, facts, limits))
    for by_column, one_by_one in zip(*read, strict=True):
        assert_frame_equal(by_column.values, one_by_one.values)
        assert by_column.findings == one_by_one.findings
    assert any(one.values.height for one in read[0])
