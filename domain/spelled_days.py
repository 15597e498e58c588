"""Days as documents sign them, 二〇二三年六月九日, put into digits."""

import re

_FIGURES = {"零": "0", "○": "0"} | {sign: str(nth) for nth, sign in enumerate("〇一二三四五六七八九")}
_YEAR, _SMALL = "".join(_FIGURES), "一二三四五六七八九十"
_DAY = re.compile(rf"([{_YEAR}]{{4}})年([{_SMALL}]{{1,2}})月(?:([{_SMALL}]{{1,3}})[日号])?")


def in_digits(text: str) -> str:
    """`text` itself, or the day or month it spells in Chinese figures written as 2023年6月9日."""
    spelled = _DAY.fullmatch(text)
    if spelled is None:
        return text
    year, month, day = spelled.groups()
    digits = "".join(_FIGURES[sign] for sign in year)
    return f"{digits}年{_number(month)}月" + (f"{_number(day)}日" if day else "")


def _number(spelled: str) -> str:
    """A figure below a hundred; one that is spelled otherwise than figures are comes to nothing a calendar knows."""
    tens, ten, ones = spelled.partition("十")
    if max(len(tens), len(ones)) > 1 or "十" in ones:
        return "0"
    return _FIGURES.get(tens, "1") + _FIGURES.get(ones, "0") if ten else _FIGURES[tens]
