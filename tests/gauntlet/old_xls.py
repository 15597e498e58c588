"""The old .xls: honest, faulty, locked, looping."""

from collections.abc import Callable
from struct import pack_into

import xlwt

from domain.forms import Form
from tests.gauntlet.case import Build, Case, accepted, refused, sent_back
from tests.gauntlet.compound import biff, compound, xls

_FORMULA = xlwt.Formula("1+1.5")
_DAY = xlwt.easyxf(num_format_str="yyyy-mm-dd")


def _looping(form: Form) -> bytes:
    """The third sector of the stream comes after itself."""
    made = bytearray(compound({"Workbook": biff(form)}))
    table = 512 * (int.from_bytes(made[76:80], "little") + 1)
    pack_into("<I", made, table + 8, 2)
    return bytes(made)


def _stream(change: Callable[[bytes], bytes]) -> Build:
    return lambda form: compound({"Workbook": change(biff(form))})


def _hide(_: xlwt.Workbook, sheet: xlwt.Worksheet) -> None:
    sheet.row(6).hidden = True


def _beside(workbook: xlwt.Workbook, _: xlwt.Worksheet) -> None:
    other = workbook.add_sheet("底稿")
    other.write(0, 0, "示例")
    other.visibility = 1


def _day_cell(workbook: xlwt.Workbook, sheet: xlwt.Worksheet) -> None:
    sheet.write(3, 4, "填报时间：")
    sheet.write(3, 5, 45086, _DAY)


def _day_since_1904(workbook: xlwt.Workbook, sheet: xlwt.Worksheet) -> None:
    workbook.dates_1904 = True
    sheet.write(3, 4, "填报时间：")
    sheet.write(3, 5, 45086 - 1462, _DAY)


def _error(_: xlwt.Workbook, sheet: xlwt.Worksheet) -> None:
    sheet.row(6).set_cell_error(1, "#DIV/0!")


def _shown(_: xlwt.Workbook, sheet: xlwt.Worksheet) -> None:
    sheet.write(6, 1, 25_000, xlwt.easyxf(num_format_str='0"万元"'))


def _second(value: object) -> Build:
    return xls(lambda _, sheet: sheet.write(6, 1, value))


CASES = (
    Case("an honest .xls", xls(), accepted()),
    Case("an .xls with a day of Excel", xls(_day_cell), accepted()),
    Case("an .xls whose days are counted from 1904", xls(_day_since_1904), accepted(("file.since_1904", ""))),
    Case("an .xls with a figure as text", _second("2.5亿元"), accepted(("value.from_text", "B7"))),
    Case("an .xls with a figure shown in another unit", xls(_shown), accepted(("unit.converted", "B7"))),
    Case("an .xls with an error", xls(_error), sent_back(("value.error", "B7"), signed_contract=None)),
    Case(
        "an .xls with a formula never calculated",
        _second(_FORMULA),
        accepted(("value.missing", "B7"), signed_contract=None),
    ),
    Case("an .xls with a hidden row", xls(_hide), accepted(("cells.hidden", ""))),
    Case("an .xls with a hidden sheet", xls(_beside), accepted(("sheet.hidden_ignored", ""))),
    Case(
        "an .xls with macros",
        lambda form: compound({"Workbook": biff(form), "_VBA_PROJECT": b"\xcc\x61"}),
        accepted(("file.macros", "")),
    ),
    Case(
        "an .xls locked as Excel 97 did",
        _stream(lambda made: made.replace(b"\xe1\x00\x02\x00", b"\x2f\x00\x02\x00", 1)),
        refused("file.encrypted"),
    ),
    Case("an .xls that runs in a circle", _looping, refused("file.damaged")),
    Case("an .xls that ends in the middle", _stream(lambda made: made[: len(made) // 2]), refused("file.damaged")),
    Case("half an .xls", lambda form: xls()(form)[:3000], refused("file.damaged")),
    Case(
        "an .xls without a list of sheets",
        _stream(lambda made: made.replace(b"\x85\x00", b"\x86\x00", 1)),
        refused("file.damaged"),
    ),
)
