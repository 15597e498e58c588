"""What an office sees is not what the file holds: lines drawn through, formats, two columns under one header."""

import zipfile
from io import BytesIO

import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from domain.forms import Form
from tests.gauntlet.building import SECOND_FIGURE, STRINGS, drawn, edited, shared, touched
from tests.gauntlet.case import Build, Case, Outcome, accepted, sent_back
from tests.gauntlet.compound import xls
from tests.reading.packing import SHEET, repacked

_STRUCK, _PLAIN, _RAISED = InlineFont(strike=True), InlineFont(), InlineFont(vertAlign="superscript")
_OTHERWISE = sent_back(("value.shown_otherwise", "B7"), signed_contract=None)
_TEN_THOUSANDS = accepted(("unit.converted", "B7"))


def _runs(*runs: tuple[InlineFont, str]) -> Build:
    """The second figure in several fonts."""

    def touch(sheet: Worksheet) -> None:
        sheet["B7"] = CellRichText(*(TextBlock(font, text) for font, text in runs))

    return touched(touch)


def _shared(text: str) -> Build:
    """The second figure kept among the shared texts."""
    as_text = drawn(values={"signed_contract": "2.5"})
    return edited(("<si><t>2.5</t></si>", text), part=STRINGS, build=lambda form: shared(form, as_text))


def _across(cut: int) -> Build:
    """A figure among words struck through, the word that says so written over the end of the part's first piece."""
    words = "<is><r><rPr><strike/></rPr><t>3</t></r><r><t>2.5</t></r></is>"

    def build(form: Form) -> bytes:
        made = drawn()(form)
        text = zipfile.ZipFile(BytesIO(made)).read(SHEET).decode()
        text = text.replace(SECOND_FIGURE, f'<c r="B7" t="inlineStr">{words}</c>')
        behind = len(text[: text.index("strike")].encode())
        text = text.replace("<row ", " " * (cut - behind) + "<row ", 1)
        return repacked(made, {SHEET: text.encode()})

    return build


def _strike(sheet: Worksheet) -> None:
    for address in ("B7", "C7", "A9"):
        sheet[address].font = Font(strike=True)


def _shown(number_format: str, value: float) -> Build:
    def touch(sheet: Worksheet) -> None:
        sheet["B7"] = value
        sheet["B7"].number_format = number_format

    return touched(touch)


def _shown_old(number_format: str, value: float) -> Build:
    return xls(lambda _, sheet: sheet.write(6, 1, value, xlwt.easyxf(num_format_str=number_format)))


def _two_under_one(sheet: Worksheet) -> None:
    """The last header reaches over one more column, in which a figure stands."""
    sheet.unmerge_cells("K5:K6")
    sheet.merge_cells("K5:L6")
    sheet["L7"] = 99


def _units_in_a_row(amounts: str, head: str = "个") -> Build:
    def touch(sheet: Worksheet) -> None:
        sheet.insert_rows(7)
        for column, unit in enumerate((head, *[amounts] * 9, "条"), 1):
            sheet.cell(7, column).value = "个" if column in (3, 6) else unit

    return touched(touch)


def _said(**cells: str) -> Build:
    def touch(sheet: Worksheet) -> None:
        for address, text in cells.items():
            sheet[address] = text

    return touched(touch)


_STRUCK_FONT = xlwt.easyxf("font: struck_out on")
_TWO_UNITS = tuple(("unit.two", f"{letter}7") for letter in "BDEGHIJ")
CASES = (
    Case(
        "a figure struck out and another behind it",
        _runs((_STRUCK, "3"), (_PLAIN, "2.5")),
        sent_back(("cell.struck_words", "B7"), signed_contract="32.5"),
    ),
    Case("a figure of two fonts, neither struck out", _runs((InlineFont(b=True), "2"), (_PLAIN, ".5")), accepted()),
    Case("a blank struck out behind a figure", _runs((_PLAIN, "2.5"), (_STRUCK, " ")), accepted()),
    Case(
        "a figure struck out letter by letter", _runs((_STRUCK, "2"), (_STRUCK, ".5")), accepted(("cell.struck", "B7"))
    ),
    Case(
        "a shared text with words struck out",
        _shared("<si><r><rPr><strike/></rPr><t>3</t></r><r><t>2.5</t></r></si>"),
        sent_back(("cell.struck_words", "B7"), signed_contract="32.5"),
    ),
    Case(
        "a shared text whose line was taken away",
        _shared("<si><r><rPr><strike val='0'/></rPr><t>2</t></r><r><t>.5</t></r></si>"),
        accepted(),
    ),
    Case(
        "words struck out at the end of a piece of the part",
        _across((1 << 14) - 3),
        sent_back(("cell.struck_words", "B7"), signed_contract="32.5"),
    ),
    Case(
        "the mark of a footnote raised behind a figure",
        _runs((_PLAIN, "2.5"), (_RAISED, "1")),
        sent_back(("cell.raised", "B7"), signed_contract="2.51"),
    ),
    Case(
        "a shared text with a raised mark",
        _shared('<si><r><t>2.5</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si>'),
        sent_back(("cell.raised", "B7"), signed_contract="2.51"),
    ),
    Case("a figure raised as a whole", _runs((_RAISED, "2"), (_RAISED, ".5")), accepted()),
    Case("figures in a struck font", touched(_strike), accepted(("cell.struck", "B7、C7"))),
    Case(
        "an .xls with a figure in a struck font",
        xls(lambda _, sheet: sheet.write(6, 1, 2.5, _STRUCK_FONT)),
        accepted(("cell.struck", "B7")),
    ),
    Case("a point drawn into a figure", _shown("0!.0000", 25_000), _OTHERWISE),
    Case("a figure shown divided without a unit", _shown("0!.0,", 25_000), _OTHERWISE),
    Case("a figure shown in millions", _shown("0.00,,", 2_500_000), _OTHERWISE),
    Case("an .xls with a figure shown in thousands", _shown_old("0.00,", 2_500), _OTHERWISE),
    Case("a figure that is not shown", _shown(";;;", 2.5), _OTHERWISE),
    Case("a nought that is not shown", _shown("0;0;;@", 0), accepted(signed_contract="0")),
    Case("a nought shown divided", _shown("0!.0,", 0), accepted(signed_contract="0")),
    Case("a large figure that its format divides", _shown('[>=10000]0!.0,"万";0', 25_000), _OTHERWISE),
    Case("a figure under a condition that is none", _shown("[>1.2.3]0.0;[<<1]0", 2.5), accepted()),
    Case("a small figure that its format leaves alone", _shown('[>=10000]0!.0,"万";0.0', 2.5), accepted()),
    Case("a figure shown with a short unit", _shown('0"万"', 25_000), _TEN_THOUSANDS),
    Case("a figure shown with its unit in brackets", _shown('0"（万元）"', 25_000), _TEN_THOUSANDS),
    Case("a figure shown with its unit in front", _shown('"万元"0', 25_000), _TEN_THOUSANDS),
    Case("a figure in another column of its header", touched(_two_under_one), sent_back(("cell.second_column", "L7"))),
    Case("units in a row of their own", _units_in_a_row("亿元"), accepted()),
    Case("units in a row that says so", _units_in_a_row("亿元", "计量单位"), accepted()),
    Case("units in a row that contradicts the header", _units_in_a_row("（万元）"), sent_back(*_TWO_UNITS)),
    Case("another unit said over the table", drawn(unit_line="金额单位：万元"), sent_back(("unit.two", "A5"))),
    Case(
        "another unit said behind the place",
        _said(A4="填报单位：宣汉县 金额单位：万元"),
        sent_back(("unit.two", "A4")),
    ),
    Case("another unit said under the table", _said(A10="注：以上金额单位均为万元"), sent_back(("unit.two", "A10"))),
    Case("another unit said in the title", _said(A3="基本情况统计表（单位：万元）"), sent_back(("unit.two", "A3"))),
    Case("the same unit said once more", _said(A10="注：金额单位：亿元；数量单位：个"), accepted()),
    Case(
        "figures on two lines",
        drawn(values={"signed_contract": "8\n125"}),
        sent_back(("value.two_lines", "B7"), signed_contract=None),
    ),
    Case(
        "a unit on a second line", drawn(values={"signed_contract": "2.5\n亿元"}), accepted(("value.from_text", "B7"))
    ),
    Case(
        "a remark behind a figure",
        drawn(values={"signed_contract": "2.5（含续建）"}),
        sent_back(("value.remark", "B7"), signed_contract=None),
    ),
    Case(
        "a unit in brackets behind a figure",
        drawn(values={"signed_contract": "2.5（亿元）"}),
        accepted(("value.from_text", "B7")),
    ),
    Case("a sentence that speaks of the unit that reports", _said(B1="请各填报单位于每周五前报送"), accepted()),
    Case(
        "only a sentence that speaks of it",
        _said(A4="请各填报单位于每周五前报送"),
        Outcome((("place.unknown", "A4"),), rejected=True, place=None),
    ),
)
