"""How an official form looks: faces and sizes, rules, fills, and what may be typed where."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from domain.forms import Column
from domain.numbers import DASH

ANNEX = Font(name="黑体", size=16)
TITLE = Font(name="方正小标宋简体", size=22)
LETTERHEAD = Font(name="仿宋_GB2312", size=14)
HEADER = Font(name="黑体", size=12)
FIGURE = Font(name="仿宋_GB2312", size=14)
NOTE = Font(name="仿宋_GB2312", size=12)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center")
WRAPPED = Alignment(horizontal="left", vertical="top", wrap_text=True)
BOXED = Border(*(Side(style="thin"),) * 4)
TO_FILL = PatternFill("solid", fgColor="FFF9E5")
UNLOCKED = Protection(locked=False)
TITLE_HEIGHT, LINE_HEIGHT, HEADER_HEIGHT, FIGURE_HEIGHT, NOTE_HEIGHT = 36, 30, 36, 46, 18
_A4, _MARGIN, _TOP_MARGIN, _FOOTER = 9, 0.6, 0.8, 0.3


def number_format(column: Column, decimals: int) -> str:
    """How Excel shows a figure of `column`; text and dates as they are typed."""
    if column.unit is None:
        return "yyyy-mm-dd" if column.kind == "date" else "@"
    return "#,##0." + "0" * decimals if column.kind == "amount" and decimals else "#,##0"


def figure_rule(column: Column, cell: str) -> DataValidation:
    """What may be typed into `cell` and below it: 0 or more, whole for counts, or a dash where there is nothing."""
    whole = f",{cell}=INT({cell})" if column.kind == "count" else ""
    kind = "不小于0的整数" if column.kind == "count" else "不小于0的数字"
    rule = DataValidation(type="custom", formula1=f'IF(ISNUMBER({cell}),AND({cell}>=0{whole}),{cell}="{DASH}")')
    rule.allow_blank, rule.showErrorMessage, rule.showInputMessage = True, True, True
    rule.errorTitle, rule.error = "请核对", f"“{column.label}”应填{kind}，单位为{column.unit}；暂无此项的填“{DASH}”。"
    rule.promptTitle, rule.prompt = f"单位：{column.unit}", f"请填{kind}；暂无此项的填“{DASH}”，确为零的填0。"
    return rule


def set_page(sheet: Worksheet, area: str) -> None:
    """A4 landscape, one page wide, numbered, without grid lines; locked without a password but for cells to fill."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_area = area
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = sheet.page_margins.bottom = _MARGIN
    sheet.page_margins.top, sheet.page_margins.footer = _TOP_MARGIN, _FOOTER
    sheet.oddFooter.center.text = "第 &P 页 共 &N 页"
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet, sheet.protection.formatColumns, sheet.protection.formatRows = True, False, False
