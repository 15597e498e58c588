"""Figures as offices write and format them: read to the last digit, or sent back with their cell."""

from openpyxl.worksheet.worksheet import Worksheet

from tests.gauntlet.building import drawn, edited, touched
from tests.gauntlet.case import Build, Case, accepted, sent_back

_AS_TEXT = ("value.from_text", "B7")
_UNREAD = sent_back(("value.unreadable", "B7"), signed_contract=None)


def _second(written: object) -> Build:
    return drawn(values={"signed_contract": written})


def _shown(number_format: str, value: object = 2.5) -> Build:
    """The second figure under a number format."""

    def touch(sheet: Worksheet) -> None:
        sheet["B7"] = value
        sheet["B7"].number_format = number_format

    return touched(touch)


CASES = (
    Case("a figure as text", _second("2.5"), accepted()),
    Case("a figure behind an apostrophe", _second("'2.5"), sent_back(("value.unreadable", "B7"), signed_contract=None)),
    Case("full-width digits", _second("２．５"), accepted(_AS_TEXT)),
    Case("no-break spaces around a figure", _second("\u00a02.5\u00a0"), accepted(_AS_TEXT)),
    Case("a zero-width space in a figure", _second("2\u200b.5"), accepted(_AS_TEXT)),
    Case("thousands separated", _second("1,204.5"), accepted(_AS_TEXT, signed_contract="1204.5")),
    Case(
        "thousands separated at the wrong place",
        _second("12,04.5"),
        sent_back(("value.unreadable", "B7"), signed_contract=None),
    ),
    *(Case(f"a footnote {mark} behind a figure", _second(f"2.5{mark}"), _UNREAD) for mark in ("²", "①", "⑴", "₁")),
    Case("a decimal comma", _second("2,5"), sent_back(("value.unreadable", "B7"), signed_contract=None)),
    Case("the unit in the cell", _second("2.5亿元"), accepted(_AS_TEXT)),
    Case("another unit in the cell", _second("25000万元"), accepted(("unit.converted", "B7"))),
    Case(
        "a unit of another kind in the cell",
        _second("2.5个"),
        sent_back(("unit.unreadable", "B7"), signed_contract=None),
    ),
    Case("a share in the cell", _second("98%"), sent_back(("unit.unreadable", "B7"), signed_contract=None)),
    Case("about so much", _second("约2.5"), sent_back(("value.unreadable", "B7"), signed_contract=None)),
    Case("a figure in Chinese", _second("二点五"), sent_back(("value.unreadable", "B7"), signed_contract=None)),
    Case(
        "a figure that a narrow column cut to its exponent",
        _second("2.5E+2"),
        sent_back(("value.unreadable", "B7"), signed_contract=None),
    ),
    Case("a figure below nought", _second(-2.5), sent_back(("value.negative", "B7"), signed_contract=None)),
    Case("a figure no ledger holds", _second(1e300), sent_back(("value.too_large", "B7"), signed_contract=None)),
    Case("a sum that binary misses", _second(0.1 + 0.2), accepted(signed_contract="0.3")),
    Case("a true instead of a figure", _second(True), sent_back(("value.unreadable", "B7"), signed_contract=None)),
    Case(
        "half a project", drawn(values={"signed_count": 0.5}), sent_back(("value.not_whole", "A7"), signed_count=None)
    ),
    Case("a count with a decimal point", drawn(values={"signed_count": "1.0"}), accepted()),
    Case("nought", _second(0), accepted(signed_contract="0")),
    Case("a long dash", _second("——"), accepted(signed_contract=None)),
    Case("a dash of Japan", _second("ー"), accepted(signed_contract=None)),
    Case("the word for none", _second("暂无"), accepted(signed_contract=None)),
    Case("a blank", _second("　"), accepted(("value.missing", "B7"), signed_contract=None)),
    Case(
        "a text longer than Excel holds",
        edited(("<v>2.5</v>", "<is><t>" + "示" * 32_768 + "</t></is>"), ('r="B7" t="n"', 'r="B7" t="inlineStr"')),
        sent_back(("value.too_long", "B7"), signed_contract=None),
    ),
    Case(
        "ten thousands in the header",
        drawn(values={"signed_contract": 25_000}, units={"signed_contract": "万元"}),
        accepted(("unit.converted", "B6")),
    ),
    Case("a unit spelled in full width", drawn(units={"signed_contract": "亿 元"}), accepted()),
    Case("a unit nobody knows", drawn(units={"signed_contract": "示例"}), sent_back(("unit.unreadable", "B6"))),
    Case("dollars for yuan", drawn(units={"signed_contract": "亿美元"}), sent_back(("unit.unreadable", "B6"))),
    Case("no unit over an amount", drawn(units={"signed_contract": ""}), sent_back(("unit.absent", "B6"))),
    Case("the unit over the table", drawn(units={"signed_contract": ""}, unit_line="单位：亿元、个"), accepted()),
    Case("a figure shown with thousands", _shown("#,##0.00_ "), accepted()),
    Case("a figure shown with its own unit", _shown('0.00"亿元"'), accepted()),
    Case("a figure shown in another unit", _shown('0"万元"', 25_000), accepted(("unit.converted", "B7"))),
    Case(
        "a figure shown as a share", _shown("0.00%", 0.025), sent_back(("unit.unreadable", "B7"), signed_contract=None)
    ),
    Case(
        "a figure shown ten thousand times smaller",
        _shown('0!.0,"万元"', 25_000),
        sent_back(("value.shown_otherwise", "B7"), signed_contract=None),
    ),
    Case(
        "a figure shown in thousands",
        _shown('0.0,"亿元"', 2_500),
        sent_back(("value.shown_otherwise", "B7"), signed_contract=None),
    ),
    Case("a figure shown with a word that is no unit", _shown('0.0"（预计）"'), accepted()),
    Case("a figure shown in red below nought", _shown("#,##0.00;[Red]-#,##0.00"), accepted()),
    Case("a figure shown as a day", _shown("yyyy-mm-dd"), sent_back(("value.unreadable", "B7"), signed_contract=None)),
    Case("a figure shown in Chinese capitals", _shown("[DBNum2][$-804]General"), accepted()),
    Case("a figure shown as text", _shown("@", "2.5"), accepted()),
)
