"""What offices do to a form around its figures: sheets, columns, rows, looks."""

from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tests.gauntlet.building import drawn, touched
from tests.gauntlet.case import ABSENT, Build, Case, Outcome, accepted, refused, sent_back

_REVERSED = [
    "briefings", "manufacturing_fdi", "new_investment", "started_filed", "started_contract", "started_count",
    "landed_filed", "landed_contract", "landed_count", "signed_contract", "signed_count",
]  # fmt: skip


def _dress(sheet: Worksheet) -> None:
    """All that a diligent office adds without changing a figure."""
    sheet.merge_cells("A1:K1")
    sheet.merge_cells("A2:K2")
    sheet.merge_cells("A3:K3")
    sheet["B7"].comment = Comment("示例：含技改", "示例")
    listed = DataValidation("list", formula1='"1,2,3"')
    listed.add("A7")
    sheet.add_data_validation(listed)
    sheet.conditional_formatting.add("A7:K7", CellIsRule("lessThan", ["0"], fill=PatternFill("solid", "FFFF0000")))
    sheet.parent.defined_names["合计"] = DefinedName("合计", attr_text="Sheet1!$A$7:$K$7")
    sheet.print_area = "A1:K9"
    sheet.print_title_rows = "1:6"
    sheet.freeze_panes = "A7"
    sheet.auto_filter.ref = "A6:K7"
    sheet.protection.sheet = True
    sheet.sheet_properties.tabColor = "FF0000"


def _beside(title: str, state: str = "visible") -> Build:
    def touch(sheet: Worksheet) -> None:
        other = sheet.parent.create_sheet(title, 0)
        other["A1"] = "示例说明"
        other.sheet_state = state
        sheet.parent.active = 1

    return touched(touch)


def _hide_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[7].hidden = True


def _hide_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].hidden = True


CASES = (
    Case("an honest return", drawn(), accepted()),
    Case("all the dress of an office", touched(_dress), accepted()),
    Case("columns in reverse", drawn(order=_REVERSED), accepted()),
    Case("a table that begins at D9", drawn(at=(9, 4)), accepted()),
    Case("lines above and blank rows between", drawn(lines_above=["内部资料", "示例局"], gap=3), accepted()),
    Case("labels broken over lines", drawn(relabel="\n".join), accepted()),
    Case("labels spaced with ideographic spaces", drawn(relabel="　".join), accepted()),
    Case("a column of numbers and one of remarks", drawn(extra=["序号", "备注"], extra_cells=[1, "示例"]), accepted()),
    Case("a total below", drawn(below=[["合计", 2.5]]), accepted()),
    Case(
        "a line of signatures below",
        drawn(below=[["审核人：示例", None, "电话：示例"]]),
        accepted(("row.ignored", "A8")),
    ),
    Case("a column that is missing", drawn(without=["briefings"]), sent_back(("column.missing", ""), briefings=ABSENT)),
    Case("a column of their own", drawn(extra=["示例列"], extra_cells=[9]), sent_back(("column.unknown", "L5"))),
    Case("a figure beside the table", drawn(extra_cells=[None, 9]), accepted(("cell.outside", "M7"))),
    Case("two rows of figures", drawn(below=[[1, 2.5, 3]]), sent_back(("return.many_rows", "A8"))),
    Case(
        "all units put together, a row each",
        drawn(place="达州市", extra=["单位"], extra_cells=["宣汉县"], below=[[*range(2, 13), "渠县"], ["合计", 5.5]]),
        accepted(("units.own_row", "L7")),
    ),
    Case(
        "no figure at all",
        touched(lambda sheet: sheet.delete_rows(7)),
        Outcome((("return.empty", ""),), True, changed=None),
    ),
    Case("the title of another form", drawn(title=["示例统计表"]), refused("form.unknown")),
    Case("a sheet of explanations in front", _beside("说明"), accepted(("sheet.ignored", ""))),
    Case("a sheet that is hidden", _beside("底稿", "hidden"), accepted(("sheet.hidden_ignored", ""))),
    Case("a sheet that is hidden well", _beside("底稿", "veryHidden"), accepted(("sheet.hidden_ignored", ""))),
    Case("a hidden row", touched(_hide_row), accepted(("cells.hidden", ""))),
    Case("a hidden column", touched(_hide_column), accepted(("cells.hidden", ""))),
    Case("a sheet of a very long name", drawn(sheet="示例" * 15), accepted()),
    Case("a sheet with quotes in its name", drawn(sheet="'渠县'的“表”&<1>"), accepted()),
    Case("a sheet with a face in its name", drawn(sheet="😀"), accepted()),
)
