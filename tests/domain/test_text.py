"""Labels are compared by what they say, not by how they were typed."""

import pytest

from domain.text import normalise, squeeze


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("落地项目\n备案金额（亿元）", "落地项目备案金额(亿元)"),
        ("渠\u3000县", "渠县"),
        ("“1531”专项行动", '"1531"专项行动'),
        ("50—100亿元", "50-100亿元"),
        ("５０－１００亿元", "50—100亿元"),
        ("填报\u200b单位：", "填报单位:"),
    ],
)
def test_the_same_words_typed_differently_are_the_same_label(typed: str, printed: str) -> None:
    assert squeeze(typed) == squeeze(printed)


def test_normal_text_keeps_one_blank_between_words() -> None:
    assert normalise("  渠\u00a0\u3000县 \n 示例 ") == "渠 县 示例"
