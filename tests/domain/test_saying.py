"""A sentence is plain text that knows which of its numbers is which figure, however it is put together."""

import re

from charts.markup import saying, told
from domain.saying import aloud, figures_of, fill, run, said

RATE = said("93.7%", "guarantee_completion", "funds_in_place", "tongchuan")
STEPS = said(5, "guarantee_rank_change", "funds_in_place", "wanyuan")


def test_the_figures_of_a_sentence_stand_where_its_numbers_stand() -> None:
    inner = fill(
        "{places}完成{rates}（第{count}次）", places="通川区、<渠县>", rates=run([RATE, "91.2%"], "、"), count=5
    )
    sentence = run([inner, "", fill("上升{steps}位", steps=STEPS)], "；", "。")
    assert sentence == "通川区、<渠县>完成93.7%、91.2%（第5次）；上升5位。"
    assert [(sentence[one.start : one.end], one.figure) for one in figures_of(sentence)] == [
        ("93.7%", "guarantee_completion/funds_in_place/tongchuan"),
        ("5", "guarantee_rank_change/funds_in_place/wanyuan"),
    ]


def test_nothing_opens_behind_a_dash_nor_in_plain_text() -> None:
    assert figures_of(said("—", "actual", "funds_in_place", "dazhu")) == ()
    assert figures_of(str(RATE)) == ()
    assert told("<b>") == "&lt;b&gt;"
    assert saying("完成93.7%") == '<p class="say">完成93.7%</p>'


def test_a_number_is_read_aloud_with_what_it_counts_and_what_it_opens() -> None:
    told = fill("落后{rate}；由第{rank}名降至第{next}名，少 {steps} 个", rate=RATE, rank=STEPS, next=STEPS, steps=STEPS)
    assert [aloud(told, nth) for nth in range(4)] == ["93.7%", "5", "5名", "5个"]
    html = saying(told)
    assert html.count('role="button" aria-label="93.7%，点看出处"') == 1
    assert re.findall('data-read="(.*?)"', html) == ["5，点看出处", "5名，点看出处", "5个，点看出处"]


def test_a_conclusion_is_one_stop_of_the_keyboard_and_what_came_with_a_file_stays_escaped() -> None:
    nasty = said("7", "stepped", "signed", 'chain:"><img src=x>')
    html = saying(fill("<i>完成{rate}，{count}个", rate=RATE, count=nasty))
    assert html.startswith('<p class="say" data-figures>&lt;i&gt;完成<span class="fig" data-act="figure:')
    assert html.count('tabindex="0"') == 1
    assert html.count('class="fig"') == 2
    assert "<img" not in html
    assert told(fill("大竹县{rate}", rate=RATE), start=3).startswith('<span class="fig"')
