"""Days, months and moments: read as offices write them, kept in UTC, shown as officials write them."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.errors import UsageError
from domain.spelled_days import in_digits
from domain.text import normalise, squeeze, without_note_marks

OFFICE_ZONE = ZoneInfo("Asia/Shanghai")
EVER = datetime(2999, 12, 31)  # naive UTC; all that is ever known is known by then
_DAY = re.compile(r"(\d{4})(?:[-./](\d{1,2})[-./](\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?|(\d{2})(\d{2}))")
_MONTH = re.compile(r"(\d{4})(?:[-./](\d{1,2})|年(\d{1,2})月(?:份|底|末)?|(\d{2}))")
_MONTHS = re.compile(r"(\d{4})年1(?:月)?[-至到](\d{1,2})月(?:份|底|末)?")
_CLOCK = re.compile(r"(?<=[\d日号])[ T]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_WEEKDAY = re.compile(r"[ (]*(?:星期|周)[一二三四五六日天]\)?$")
_SERIAL_ORIGIN = date(1899, 12, 30)
_SERIALS = (36526, 73051)
_MIDDLE = 15


def read_day(raw: object) -> date | None:
    """The day a cell names: a date, an Excel serial of this century, or text such as 2023.5.22 or 2023年5月22日."""
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return _SERIAL_ORIGIN + timedelta(days=int(raw)) if _SERIALS[0] <= raw < _SERIALS[1] else None
    if not isinstance(raw, str) or without_note_marks(raw) != raw:
        return None
    if match := _DAY.fullmatch(in_digits(squeeze(_CLOCK.sub("", _WEEKDAY.sub("", normalise(raw)))))):
        year, month, day = (int(group) for group in match.groups() if group)
        return _day(year, month, day)
    return None


def read_month(raw: object) -> date | None:
    """The first day of the month a cell names in text (2022年9月, 2022-09, 2022.9, 2022年1—9月) or as a date.

    A number is never read as a month: 2025.10 typed as a number is stored as 2025.1.
    """
    if isinstance(raw, date):
        return raw.date().replace(day=1) if isinstance(raw, datetime) else raw.replace(day=1)
    if not isinstance(raw, str):
        return None
    if day := read_day(raw):
        return day.replace(day=1)
    written = in_digits(squeeze(raw))
    if match := _MONTH.fullmatch(written) or _MONTHS.fullmatch(written):
        year, month = (int(group) for group in match.groups() if group)
        return _day(year, month, 1)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def period_end(period: str) -> date:
    """The last day of a period key, such as 2022, 2022-09 or 2023-06-09, which is its own last day."""
    if is_year(period):
        return date(int(period), 12, 31)
    return month_end(date.fromisoformat(f"{period}-01")) if is_month(period) else date.fromisoformat(period)


def is_year(period: str) -> bool:
    """Whether a period is a whole year (2022): it belongs to no month or week."""
    return len(period) == len("2022")


def is_month(period: str) -> bool:
    """Whether a period is a month (2022-09)."""
    return len(period) == len("2022-09")


def half_month(day: date) -> tuple[date, date]:
    """The first and last day of the half of the month that holds `day`: up to the 15th, or after it."""
    middle = day.replace(day=_MIDDLE)
    return (day.replace(day=1), middle) if day <= middle else (middle + timedelta(days=1), month_end(day))


def end_of_day(day: date) -> datetime:
    """The last microsecond of `day` in the office's zone, as naive UTC."""
    midnight = datetime.combine(day + timedelta(days=1), time(), OFFICE_ZONE)
    return (midnight - timedelta(microseconds=1)).astimezone(UTC).replace(tzinfo=None)


def read_moment(text: str) -> datetime:
    """A day's end, or an ISO moment, as naive UTC; without a zone it is the office's. Raises UsageError."""
    try:
        if ":" not in text and (day := read_day(text)):
            return end_of_day(day)
        moment = datetime.fromisoformat(text.strip())
        zoned = moment if moment.tzinfo else moment.replace(tzinfo=OFFICE_ZONE)
        return zoned.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise UsageError(f"“{text}”不是可识别的日期或时刻，请写成 2023-06-09 或 2023-06-09T17:30。") from None


def office_time(moment: datetime) -> datetime:
    """A naive UTC moment on the office's clock, naive."""
    return moment.replace(tzinfo=UTC).astimezone(OFFICE_ZONE).replace(tzinfo=None)


def office_day(moment: datetime) -> date:
    """The day of a naive UTC moment on the office's clock."""
    return office_time(moment).date()


def show_day(day: date) -> str:
    """2023年6月9日."""
    return f"{day.year}年{day.month}月{day.day}日"


def show_month(day: date) -> str:
    """2022年9月."""
    return f"{day.year}年{day.month}月"


def show_half_month(day: date) -> str:
    """5月上半月."""
    return f"{day.month}月{'上' if day.day <= _MIDDLE else '下'}半月"


def show_moment(moment: datetime) -> str:
    """A naive UTC moment on the office's clock: 2023年6月9日 17:30."""
    local = office_time(moment)
    return f"{show_day(local.date())} {local:%H:%M}"


def show_period(period: str) -> str:
    """A period key as officials write it: 2022 is 2022年, 2022-09 is 2022年9月, 2023-06-09 is 2023年6月9日."""
    if is_year(period):
        return f"{period}年"
    return (show_month if is_month(period) else show_day)(period_end(period))
