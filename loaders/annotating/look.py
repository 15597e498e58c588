"""How an answer looks: one fill a level, and the faces of the list."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from domain.findings import FindingLevel

FILLS: dict[FindingLevel, PatternFill] = {
    "reject": PatternFill("solid", fgColor="FFF8CFCA"),
    "explain": PatternFill("solid", fgColor="FFFCE3A6"),
    "hint": PatternFill("solid", fgColor="FFD3E4F7"),
}
TITLE = Font(name="黑体", size=16)
LINE = Font(name="仿宋_GB2312", size=12)
HEAD = Font(name="黑体", size=12)
LINK = Font(name="仿宋_GB2312", size=12, color="FF1D4E89", underline="single")
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
BOXED = Border(*(Side(style="thin"),) * 4)
COMMENT_WIDTH, COMMENT_LINE, COMMENT_LETTERS = 320, 18, 22
A4 = 9
