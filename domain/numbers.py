"""Numbers as officials write them: read exactly from a cell, rounded half up once, shown in Chinese style."""

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from domain.text import normalise, squeeze, without_note_marks

Missing = Literal["blank", "dash", "none"]

DASH = "—"
MINUS = "−"
STORED_DECIMALS = 8
SHARE_DECIMALS = 18  # of what ratio() makes; no amount has as many
EXCEL_DIGITS = 15
WRITTEN_AS_NOTHING: dict[Missing, str] = {"dash": DASH, "none": "无"}
_DASH_MARKS = frozenset({"-", "--", "---", "/", "\\", "ー", "─", "──"})
_NONE_WORDS = frozenset({"无", "暂无", "没有", "n/a", "na"})
_NUMBER = re.compile(r"([+-]?) ?(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(\.\d*)?([^\d.,+-][^\d,+]*)?")
_TWO_LINES = re.compile(r"\d\s*[\r\n]\s*[\d.,]")
_GROUPING = str.maketrans("", "", ", ")


@dataclass(frozen=True, slots=True)
class NumberRead:
    """What stood in a cell meant for a number: a value, with the unit written behind it, or a kind of nothing."""

    value: Decimal | None = None
    missing: Missing | None = None
    unit: str | None = None


def read_number(raw: object) -> NumberRead | None:
    """The number in a cell, exact; None where the cell holds something else.

    Floats are taken to Excel's own 15 significant digits, so 0.1 + 0.2 is 0.3. Text may carry full-width
    digits, thousands separators and a unit ("1,204.5", "125亿元", "98%"); the unit is returned, not applied. Figures on
    two lines are two; one with the mark of a footnote, "125²", is none.
    """
    if raw is None:
        return NumberRead(missing="blank")
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int | Decimal):
        return NumberRead(Decimal(raw))
    if isinstance(raw, float):
        return NumberRead(Decimal(f"{raw:.{EXCEL_DIGITS}g}")) if math.isfinite(raw) else None
    return _read_text(raw) if isinstance(raw, str) else None


def _read_text(raw: str) -> NumberRead | None:
    text = squeeze(raw)
    if not text:
        return NumberRead(missing="blank")
    if text in _DASH_MARKS:
        return NumberRead(missing="dash")
    if text.lower() in _NONE_WORDS:
        return NumberRead(missing="none")
    match = _NUMBER.fullmatch(normalise(raw).replace(MINUS, "-"))
    if match is None or _TWO_LINES.search(raw) or not (match[2] or (match[3] or "").strip(".")):
        return None
    if without_note_marks(raw) != raw:
        return None
    sign, whole, fraction, unit = match.groups()
    return NumberRead(
        Decimal(f"{sign}{(whole or '0').translate(_GROUPING)}{fraction or ''}"), unit=squeeze(unit or "") or None
    )


def on_lines(raw: str) -> bool:
    """Whether a text has several lines and a figure on each."""
    figures = [read_number(line) for line in raw.splitlines() if line.strip()]
    return len(figures) > 1 and all(figure is not None and figure.value is not None for figure in figures)


def half_up(part: Decimal | int, whole: Decimal | int, digits: int) -> Decimal:
    """part ÷ whole rounded half up (away from zero on a tie) to `digits` decimals, from the exact fraction.

    Raises ZeroDivisionError where `whole` is 0: an empty cohort is shown as a dash, not computed.
    """
    share = Fraction(part) / Fraction(whole)
    scaled = abs(share) * 10**digits
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(rounded if share >= 0 else -rounded).scaleb(-digits)


def round_half_up(value: Decimal, digits: int) -> Decimal:
    """`value` rounded half up to `digits` decimals."""
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def cut(value: Fraction) -> Decimal:
    """An exact figure as the ledger keeps shares: cut off behind 18 decimals."""
    cut_off = abs(value.numerator) * 10**SHARE_DECIMALS // value.denominator
    return Decimal(cut_off if value >= 0 else -cut_off).scaleb(-SHARE_DECIMALS)


def show_number(value: Decimal | int | None, decimals: int) -> str:
    """`value` with thousands separators and exactly `decimals` decimals, half up; nothing is "—"."""
    if value is None:
        return DASH
    rounded = round_half_up(Decimal(value), decimals)
    return f"{abs(rounded) if rounded == 0 else rounded:,.{decimals}f}".replace("-", MINUS)


def show_as_written(value: Decimal | None) -> str:
    """`value` with thousands separators and the decimals it was written with, none that are 0; nothing is "—"."""
    return DASH if value is None else f"{value.normalize():,f}".replace("-", MINUS)


def show_rate(share: Decimal | None, decimals: int = 1) -> str:
    """A share of 1 as a percentage, "77.3%"; nothing is "—"."""
    return DASH if share is None else f"{show_number(share * 100, decimals)}%"


def show_ratio(part: Decimal | None, whole: Decimal | None, decimals: int = 1) -> str:
    """part ÷ whole as a percentage rounded once from the exact fraction; "—" where either is missing or whole is 0."""
    if part is None or not whole:
        return DASH
    return f"{show_number(half_up(part * 100, whole, decimals), decimals)}%"


def show_change(value: Decimal | None, decimals: int = 1) -> str:
    """A difference with its sign, "+13.8" or "−2.6" (U+2212); what rounds to nothing carries none; missing is "—"."""
    if value is None:
        return DASH
    rounded = round_half_up(value, decimals)
    if rounded == 0:
        return show_number(Decimal(0), decimals)
    return ("+" if rounded > 0 else "") + show_number(rounded, decimals)
