"""The day and the unit that reports, as they are written, formatted and disguised."""

from datetime import date, datetime

from openpyxl.worksheet.worksheet import Worksheet

from tests.gauntlet.building import drawn, edited, touched
from tests.gauntlet.case import Build, Case, Outcome, accepted, sent_back

_ISO_DAY = ('t="inlineStr"><is><t>2023-06-09</t></is>', 't="d"><v>2023-06-09</v>')
_NO_DAY = sent_back(("period.unreadable", "E4"), period=None)


def _day(written: object) -> Build:
    return drawn(period=written, letterhead="beside")


def _since_1904(written: object) -> Build:
    """The day in a workbook whose days are counted from 1904."""

    def touch(sheet: Worksheet) -> None:
        sheet.parent.epoch = datetime(1904, 1, 1)

    return touched(touch, period=written, letterhead="beside")


def _no_place(code: str) -> Outcome:
    return Outcome(((code, "A4"),), rejected=True, place=None)


CASES = (
    Case("a day of Excel", _day(date(2023, 6, 9)), accepted()),
    Case("a day with its hour", _day(datetime(2023, 6, 9, 17, 30)), accepted()),
    Case("a day as its number", _day(45086), accepted()),
    Case("a day counted from 1904", _since_1904(date(2023, 6, 9)), accepted(("file.since_1904", ""))),
    Case(
        "a day as its number counted from 1904",
        _since_1904(43624),
        sent_back(("period.outside", "D5"), ("file.since_1904", ""), period="2019-06-08"),
    ),
    Case("a day as Open XML has it", edited(_ISO_DAY, build=_day("2023-06-09")), accepted()),
    Case("a moment as programs write it", drawn(period="2023-06-09T00:00:00"), accepted()),
    Case("a day as text", drawn(period="2023.6.9"), accepted()),
    Case("a day without blanks or marks", drawn(period="20230609"), accepted()),
    Case("a day in full width", drawn(period="２０２３年６月９日"), accepted()),
    Case("a day with its weekday", drawn(period="2023年6月9日（星期五）"), accepted()),
    Case("a day with its hour as text", drawn(period="2023年6月9日17:30"), accepted()),
    Case("a day without its year", drawn(period="6月9日"), sent_back(("period.no_year", "E4"), period=None)),
    Case("a day that is none", drawn(period="2023年6月31日"), _NO_DAY),
    Case("a span of days", drawn(period="2023.6.5-6.9"), _NO_DAY),
    Case("a day in Chinese figures", drawn(period="二〇二三年六月九日"), accepted()),
    Case("a day up to which figures are told", drawn(period="截至2023年6月9日"), accepted()),
    Case("a day and a unit in one cell", drawn(period="2023年6月9日  单位：亿元"), accepted()),
    Case(
        "a day before the season",
        drawn(period="2022年6月9日"),
        sent_back(("period.outside", "E4"), period="2022-06-09"),
    ),
    Case("no day", drawn(period=""), sent_back(("period.absent", "E4"), period=None)),
    Case("a place in its short form", drawn(place="宣汉"), accepted()),
    Case("a place with its seal", drawn(place="宣汉县（盖章）"), accepted()),
    Case("a place with a zero-width space", drawn(place="宣汉\u200b县"), _no_place("place.invisible")),
    Case("a place with a zero-width mark behind it", drawn(place="宣汉县\ufeff"), _no_place("place.invisible")),
    Case("a zero-width space before the label of the place", drawn(lines_above=("\u200b说明",)), accepted()),
    Case("a place written backwards", drawn(place="\u202e县汉宣\u202c"), _no_place("place.controls")),
    Case("a place with a soft hyphen", drawn(place="宣\u00ad汉县"), _no_place("place.controls")),
    Case("a place with a control character", drawn(place="宣汉\x7f县"), _no_place("place.controls")),
    Case("a place with a face behind it", drawn(place="宣汉县😀"), _no_place("place.unknown")),
    Case("a place with a mark over it", drawn(place="宣汉县\u0308"), _no_place("place.unknown")),
    Case("a place that is a formula", drawn(place='=HYPERLINK("示例")'), _no_place("place.unknown")),
    Case("a place that is markup", drawn(place="<script>宣汉县</script>"), _no_place("place.unknown")),
    Case("two places", drawn(place="宣汉县、渠县"), _no_place("place.unknown")),
    Case(
        "another place behind a second label",
        touched(lambda sheet: sheet.__setitem__("H4", "填报单位：渠县")),
        sent_back(("entry.two", "H4")),
    ),
    Case("the same place twice", touched(lambda sheet: sheet.__setitem__("H4", "填报单位：宣汉县（章）")), accepted()),
    Case(
        "another day behind a second label",
        touched(lambda sheet: sheet.__setitem__("H4", "填报时间：2023年6月2日")),
        sent_back(("entry.two", "H4")),
    ),
    Case(
        "another day behind a second label, a day of Excel",
        touched(
            lambda sheet: sheet.__setitem__("H4", "填报时间：2023年6月2日"),
            period=date(2023, 6, 9),
            letterhead="beside",
        ),
        sent_back(("entry.two", "D5"), period="2023-06-02"),
    ),
    Case("the whole city", drawn(place="达州市"), _no_place("place.total")),
    Case("a zone that is one of two", drawn(place="经开区"), _no_place("place.ambiguous")),
    Case("no place", drawn(place=""), _no_place("place.absent")),
)
