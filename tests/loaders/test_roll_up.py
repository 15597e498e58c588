"""The city's own return is its units' added up, in the official form, with every cell it came from."""

from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import settings
from domain.dates import read_moment
from domain.errors import UsageError
from domain.facts import Facts
from domain.forms import Form
from loaders.__main__ import main
from loaders.intake import take_in
from loaders.reading.readers import Readers
from loaders.records.explaining import Correction, correct
from loaders.rolling_up.workbook import SHEET, RolledUp, rolled_up
from queries.store import Store
from tests.drawing import Drawing, draw, plain_values

SILENT = "达州东部经开区"
EARLIER = "开江县"


@dataclass
class Office:
    """Hands in returns of the second season as real workbooks, and rolls them up."""

    store: Store
    facts: Facts
    readers: Readers
    folder: Path

    @property
    def form(self) -> Form:
        """The form of the second season."""
        return self.facts.form("season-2/province")

    def hands_in(self, place: str, period: str, at: str, units: dict[str, str] | None = None, **figures: object) -> str:
        """Draw and take in one return; its receipt."""
        path = self.folder / f"{place}_{period}.xlsx"
        drawing = Drawing(self.form, place, period, plain_values(self.form) | figures, units=units or {})
        draw(path, drawing)
        moment = read_moment(at)
        files = [(path.name, path)]
        taken = take_in(
            self.store,
            self.facts,
            files,
            received_at=moment,
            by="示例填报员",
            folder=self.folder,
            readers=self.readers,
        )
        [receipt] = taken
        assert receipt.status == "accepted", receipt.findings
        return receipt.receipt

    def rolls_up(self, period: str = "2022-06-30", as_of: str = "2022-07-01") -> RolledUp:
        """The city's return as known at `as_of`."""
        return rolled_up(self.store, self.facts, self.form, period, read_moment(as_of))


@pytest.fixture
def office(store: Store, facts: Facts, readers: Readers, tmp_path: Path) -> Office:
    """Seven units have handed in for the second half of June, one for its first half alone, one never."""
    office = Office(store, facts, readers, tmp_path)
    for place in facts.places.place:
        if place.label == EARLIER:
            office.hands_in(place.label, "2022-06-15", "2022-06-15T10:00")
        elif place.label != SILENT:
            office.hands_in(place.label, "2022-06-30", "2022-06-30T10:00")
    return office


def _sheets(made: RolledUp) -> tuple[Worksheet, Worksheet]:
    book = load_workbook(BytesIO(made.content))
    return book.worksheets[0], book[SHEET]


def _figures(sheet: Worksheet, form: Form) -> list[object]:
    return [sheet.cell(len(form.title) + 3 + form.depth, nth).value for nth in range(1, len(form.columns) + 1)]


def test_every_figure_is_the_exact_sum_of_the_units_that_reported(office: Office) -> None:
    sheet, _ = _sheets(office.rolls_up())
    plain = plain_values(office.form)
    assert _figures(sheet, office.form) == [8 * value for value in plain.values()]  # type: ignore[operator]
    assert any(cell.value == "填报单位：达州市" for row in sheet.iter_rows() for cell in row)


def test_tenths_add_up_to_no_more_and_no_less_than_they_are(office: Office) -> None:
    for place in office.facts.places.place[:3]:
        office.hands_in(place.label, "2022-06-30", "2022-06-30T16:00", signed_contract="0.1")
    assert office.rolls_up().sums.of(office.form.columns[1]) == Decimal("0.3") + Decimal("2.5") * 5


def test_a_unit_that_handed_in_nothing_is_named_on_both_sheets_and_is_no_zero(office: Office) -> None:
    made = office.rolls_up()
    assert made.missing == (SILENT,)
    form, listed = _sheets(made)
    assert any(f"没有计入（不按零计）：{SILENT}" in str(cell.value) for row in form.iter_rows() for cell in row)
    rows = [row for row in listed.iter_rows(values_only=True) if row[1] == SILENT]
    assert len(rows) == len(office.form.columns)
    assert {(row[2], row[9]) for row in rows} == {(None, "未报送，没有计入")}


def test_a_unit_that_only_reported_before_stands_with_that_and_is_named(office: Office) -> None:
    made = office.rolls_up()
    assert made.earlier == ((EARLIER, "2022-06-15"),)
    form, listed = _sheets(made)
    assert any(f"沿用此前累计数：{EARLIER}（2022年6月15日）" in str(c.value) for row in form.iter_rows() for c in row)
    assert {row[9] for row in listed.iter_rows(values_only=True) if row[1] == EARLIER} == {"本期未报，沿用此前累计数"}


def test_each_part_says_its_file_sheet_cell_and_receipt(office: Office) -> None:
    receipt = office.hands_in("宣汉县", "2022-06-30", "2022-06-30T16:00", signed_count=41)
    _, listed = _sheets(office.rolls_up())
    rows = [row for row in listed.iter_rows(values_only=True) if row[0] == "新签约项目 › 数量"]
    assert rows[0][:4] == ("新签约项目 › 数量", "合计", 48, "个")
    [mine] = [row for row in rows if row[1] == "宣汉县"]
    assert mine[2:9] == (41, "个", "2022年6月30日", "宣汉县_2022-06-30.xlsx", "Sheet1", "A7", receipt)
    assert sum(row[2] for row in rows[1:] if row[2] is not None) == rows[0][2]


def test_a_figure_written_in_another_unit_adds_up_in_the_forms(office: Office) -> None:
    office.hands_in(
        "大竹县", "2022-06-30", "2022-06-30T16:00", units={"signed_contract": "万元"}, signed_contract=25000
    )
    assert office.rolls_up().sums.of(office.form.columns[1]) == Decimal("2.5") * 8


def test_a_dash_is_no_zero_and_where_nobody_has_a_figure_a_dash_is_printed(office: Office) -> None:
    for nth, place in enumerate(office.facts.places.place):
        if place.label != SILENT:
            office.hands_in(place.label, "2022-06-30", f"2022-06-30T1{nth}:00", champion_firms="—", world_500_firms=0)
    sheet, listed = _sheets(office.rolls_up())
    printed = dict(zip([column.name for column in office.form.columns], _figures(sheet, office.form), strict=True))
    assert (printed["champion_firms"], printed["world_500_firms"]) == ("—", 0)
    said = {row[9] for row in listed.iter_rows(values_only=True) if row[0] == "制造业单项冠军企业数"}
    assert "填“—”（暂无此项），没有计入" in said


def test_a_figure_the_city_put_right_counts_as_put_right_and_says_why(office: Office) -> None:
    what = {"season": "2", "form": office.form.key, "place": "宣汉县", "period": "2022-06-30"}
    why = {"reason": "示例：漏报一个", "author": "示例市级经办人", "made_at": read_moment("2022-06-30T15:00")}
    correct(
        office.store,
        office.facts,
        Correction(**what, indicator="signed_count", guard=Decimal(1), value=Decimal(2), **why),
    )
    made = office.rolls_up()
    assert made.sums.of(office.form.columns[0]) == 9
    said = [row for row in _sheets(made)[1].iter_rows(values_only=True) if row[1] == "宣汉县"]
    assert (said[0][2], said[0][9]) == (2, "市级已更正：示例：漏报一个")


def test_invented_figures_are_marked_on_the_official_form_itself(office: Office) -> None:
    assert "演示数据" not in str([cell.value for row in _sheets(office.rolls_up())[0].iter_rows() for cell in row])
    office.store.write(lambda cursor: cursor.execute("update store_identity set kind = 'demonstration'"))
    office.hands_in("通川区", "2022-06-29", "2022-06-30T18:00")
    form, listed = _sheets(office.rolls_up())
    assert any("演示数据，均为虚构，不得报出" in str(cell.value) for row in form.iter_rows() for cell in row)
    assert "演示数据" in str(listed["A2"].value)


def test_what_was_not_known_yet_is_not_added(office: Office) -> None:
    made = office.rolls_up(as_of="2022-06-29")
    assert set(made.missing) == {place.label for place in office.facts.places.place} - {EARLIER}
    with pytest.raises(UsageError, match="还没有单位报送"):
        office.rolls_up("2022-05-30")


def test_the_citys_return_is_not_taken_for_a_units(office: Office) -> None:
    path = office.folder / "达州市.xlsx"
    path.write_bytes(office.rolls_up().content)
    reads = office.readers.read(path)
    read = reads[0] if isinstance(reads, tuple) else reads
    assert read.form == office.form.key
    assert read.rejected


def test_a_form_with_a_row_a_project_is_not_added_up(office: Office) -> None:
    many = office.form.model_copy(update={"rows": "many"})
    with pytest.raises(UsageError, match="一行一项"):
        rolled_up(office.store, office.facts, many, "2022-06-30", read_moment("2022-07-01"))


@pytest.mark.own_ledger
def test_the_command_writes_the_file_and_names_who_is_missing(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office.store.close()
    monkeypatch.setattr(settings, "VAR", office.folder)
    monkeypatch.setattr(settings, "STORE", f"duckdb:///{office.folder}/ledger.duckdb")
    output = office.folder / "达州市.xlsx"
    asked = ["roll-up", "season-2/province", "--period", "2022-06-30", "--as-of", "2022-07-01", "-o", str(output)]
    assert main(asked) == 0
    assert SILENT in capsys.readouterr().out
    assert load_workbook(output).sheetnames == ["情况统计表", SHEET]
    assert main(["roll-up", "season-2/province", "-o", str(output)]) == 2
    assert main([*asked[:2], "--period", "2022-05-30", *asked[4:]]) == 2
    assert "还没有单位报送" in capsys.readouterr().err
