"""A copy of a scheme beside the one in force: who moves where, in which weeks; the steps of a composite rank."""

from datetime import date, timedelta
from decimal import Decimal

import polars as pl
import pytest

from charts.rankings.moves import moves_sentence, score_moves_table
from charts.rankings.trials import trial_sentence, trial_table, versions_table
from domain.facts import Facts

Ranks = dict[str, tuple[int | None, int | None]]


def _trial(*weeks: Ranks) -> pl.DataFrame:
    rows = [
        {
            "place": f"示例{place}县",
            "short": f"示例{place}",
            "ordinal": n,
            "period_end": date(2023, 6, 4) + timedelta(weeks=n),
            "rank": rank,
            "trial_rank": tried,
            "change": None if rank is None or tried is None else rank - tried,
        }
        for n, week in enumerate(weeks)
        for place, (rank, tried) in week.items()
    ]
    return pl.DataFrame(rows, infer_schema_length=None)


@pytest.mark.parametrize(
    ("weeks", "told"),
    [
        ([{"甲": (1, 1), "乙": (2, 2)}], "按副本，已过1期的名次都不变。"),
        (
            [{"甲": (1, 2), "乙": (2, 1)}, {"甲": (1, 1), "乙": (2, 2)}],
            "按副本，2023年6月11日的名次不变；已过2期中1期有变动。",
        ),
        (
            [{"甲": (1, 1), "乙": (2, 2)}, {"甲": (1, 2), "乙": (2, 1), "丙": (None, None)}],
            "按副本，2023年6月11日名次有变动的2个单位：示例乙由第2名到第1名、示例甲由第1名到第2名；已过2期中1期有变动。",
        ),
    ],
)
def test_the_sentence_over_a_trial_says_who_moves(facts: Facts, weeks: list[Ranks], told: str) -> None:
    assert trial_sentence(_trial(*weeks), facts) == told


def test_a_rank_that_stays_is_written_once_and_a_rise_is_marked(facts: Facts) -> None:
    html = trial_table(_trial({"甲": (1, 2), "乙": (2, 1), "丙": (None, None)}), facts)
    assert '1<span class="moved">→2</span>' in html
    assert '2<span class="moved up">→1</span>' in html
    assert html.count("—") == 1


def test_only_the_last_weeks_of_a_trial_are_shown_on_a_phone(facts: Facts) -> None:
    html = trial_table(_trial(*[{"甲": (1, 1)}] * 5), facts)
    assert html.count('<th scope="col" class="middle wide">') == 2
    assert html.count('<th scope="col" class="middle">') == 3


def test_a_version_says_who_put_it_in_force_and_nothing_of_it_is_markup(facts: Facts) -> None:
    first = {"label": "示例方案", "version": "1", "official": False, "valid_from": date(2023, 5, 22), "in_force": False}
    own = first | {"version": "2", "reason": "<b>", "author": "<i>示例", "record": "r2"}
    third = own | {"version": "3", "official": True, "in_force": True, "record": "r3"}
    html = versions_table(pl.DataFrame([first | {"reason": None, "author": None, "record": None}, own, third]), facts)
    assert html.count("现行") == 1
    assert [html.count(word) for word in ("内置示例方案（非官方）", "市级自定方案（非官方）", "正式方案")] == [1, 1, 1]
    assert "写在资料里" in html
    assert "<b>" not in html
    assert "<i>" not in html


def test_the_steps_of_a_composite_rank_each_show_rank_and_score(facts: Facts) -> None:
    scores = ("previous_score", "corrected_score", "targeted_score", "schemed_score", "overtaken_score", "score")
    steps = {"by_corrections": 1, "by_targets": 0, "by_scheme": -2, "by_others": -1, "by_own": 4}
    told = {name: Decimal(80 + n) for n, name in enumerate(scores)}
    row = {"place": "示例甲县", "place_key": "p1", "previous_rank": 3, "rank": 1, "rank_change": 2, **steps, **told}
    assert moves_sentence(row, date(2023, 6, 6), ("score_rank", "示例方案"), facts) == (
        "示例甲县由第3名升至第1名（比2023年6月6日上升2位）：订正补报 +1、方案变更 −2、其他单位变动 −1、本单位新增 +4。"
    )
    html = score_moves_table(row, facts)
    assert [score for score in ("81.00", "82.00", "83.00", "84.00", "85.00") if score in html] == [
        *("81.00", "82.00", "83.00", "84.00", "85.00")
    ]
    assert "计分方案变更" in html
