"""Words of others on Streamlit's own elements: no picture, link or mark is made of them."""

import re

from pages.parts.shell.wording import as_it_stands

NASTY = "示例![图](http://example.com/x.png) **甲** `乙` :red[丙] $丁$ <b> www_戊"


def test_every_mark_stands_behind_a_backslash() -> None:
    shown = as_it_stands(NASTY)
    assert not re.findall(r"(?<!\\)[\[\]*`:$<>_]", shown)
    assert re.sub(r"\\(.)", r"\1", shown) == NASTY


def test_plain_words_are_left_as_they_are() -> None:
    assert as_it_stands("渠县到位资金 40.00 → 38.00，名次 5 → 6。") == "渠县到位资金 40.00 → 38.00，名次 5 → 6。"
