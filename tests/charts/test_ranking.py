"""The ranking: what is shown, what is never shown, and the sentence over it."""

import re
from datetime import date

from charts.rankings.bars import legend
from charts.rankings.completion import Ranking
from charts.sentences import ranking_sentence
from domain.facts import Facts
from domain.indicators import Indicator
from tests.charts.frames import SEPTEMBER, as_read, ranked

DAY = date(2022, 9, 30)


def _row(html: str, place: str) -> str:
    return next(row for row in re.findall(r"<tr.*?</tr>", html, re.S) if place in row)


def test_a_completion_is_rounded_half_up_from_its_exact_value(facts: Facts, money: Indicator) -> None:
    shares = {"dazhu": "0.78125", "quxian": "0.12105"}
    html = as_read(Ranking(money, facts, SEPTEMBER, {}).table(ranked(facts, shares)))
    assert "<caption>到位资金排名，按保证目标完成率，单位：亿元、百分点</caption>" in html
    assert "<i>单位：亿元、百分点</i>" in legend(money, facts)
    assert "<b>78.1%</b>" in _row(html, "大竹县")
    assert "<b>12.1%</b>" in _row(html, "渠县")
    assert "+3.1" in _row(html, "大竹县")
    assert "−62.9" in _row(html, "渠县")


def test_a_tie_shares_a_rank_and_the_next_rank_is_skipped(facts: Facts, money: Indicator) -> None:
    shares = {"dazhu": "0.9", "quxian": "0.8", "kaijiang": "0.8", "wanyuan": "0.7"}
    html = Ranking(money, facts, SEPTEMBER, {}).table(ranked(facts, shares))
    assert [_rank(html, place) for place in ("大竹县", "渠县", "开江县", "万源市")] == ["1", "2", "2", "4"]


def _rank(html: str, place: str) -> str:
    return re.sub(r"<.*?>", "", re.findall(r"<td.*?</td>", _row(html, place))[0])


def test_a_unit_that_has_not_reported_is_hatched_and_never_zero(facts: Facts, money: Indicator) -> None:
    row = _row(Ranking(money, facts, SEPTEMBER, {}).table(ranked(facts, {"dazhu": "0.9", "quxian": None})), "渠县")
    cells = [re.sub(r"<.*?>", "", cell) for cell in re.findall(r"<td.*?</td>", row, re.S)]
    assert "bar hatched" in row
    assert facts.sentences["status_not_reported"] in row
    assert cells[0] == "—"
    assert not [cell for cell in cells if re.fullmatch(r"[+−]?0(\.0+)?%?", cell)]


def test_a_unit_without_a_task_has_no_bar_and_says_so(facts: Facts, money: Indicator) -> None:
    nothing = dict.fromkeys(
        ("rank", "guarantee_target", "work_target", "guarantee_completion", "work_completion", "light")
    )
    html = Ranking(money, facts, SEPTEMBER, {}).table(
        ranked(facts, {"dazhu": "0.9", "quxian": "0.5"}, quxian={**nothing, "status": "no_task"})
    )
    row = _row(html, "渠县")
    assert "bar blank" in row
    assert facts.sentences["status_no_task"] in row


def test_the_pace_is_one_vertical_line(facts: Facts, money: Indicator) -> None:
    html = Ranking(money, facts, SEPTEMBER, {}).table(ranked(facts, {"dazhu": "0.9", "quxian": "0.4", "xuanhan": "1"}))
    assert len(set(re.findall(r'class="pace" style="left:(.*?)"', html))) == 1


def test_a_ranking_by_the_other_target_says_what_its_light_is_judged_by(facts: Facts, money: Indicator) -> None:
    frame = ranked(facts, {"dazhu": "0.9", "quxian": "0.4"})
    html = Ranking(money, facts, SEPTEMBER, {}, "work", full=True).table(frame)
    assert html.count("（保证目标）") == 2
    assert 'class="pace"' not in html
    assert "按保证目标，渠县1家" in ranking_sentence(frame, money, facts, DAY, SEPTEMBER, "work")


def test_every_light_has_a_word_and_a_shape(facts: Facts, money: Indicator) -> None:
    html = Ranking(money, facts, SEPTEMBER, {}).table(ranked(facts, {"dazhu": "0.9", "quxian": "0.72", "xuanhan": "0"}))
    for light in facts.measures.light:
        assert f'<span class="light {light.key}">{light.label}</span>' in html


def test_a_rank_gained_is_an_arrow_up_that_is_read_aloud(facts: Facts, money: Indicator) -> None:
    html = Ranking(money, facts, SEPTEMBER, {}).table(ranked(facts, {"dazhu": "0.9"}, dazhu={"rank_change": 2}))
    assert "↑2" in html
    assert "上升2位" in html
    assert "on_pace" not in re.findall(r'class="moved[^"]*"', html)[0]


def test_an_older_return_is_marked_with_its_month(facts: Facts, money: Indicator) -> None:
    html = Ranking(money, facts, SEPTEMBER, {}).table(
        ranked(facts, {"dazhu": "0.9", "quxian": "0.8"}, quxian={"period": "2022-08"})
    )
    assert "8月数" in _row(html, "渠县")
    assert "月数" not in _row(html, "大竹县")


def test_a_place_named_like_an_attack_stays_text(nasty_facts: Facts, money: Indicator) -> None:
    html = Ranking(money, nasty_facts, SEPTEMBER, {}).table(ranked(nasty_facts, {"tongchuan": "0.9"}))
    assert "<img" not in html
    assert "&lt;img" in html


def test_the_table_is_a_table_with_caption_and_scopes(facts: Facts, money: Indicator) -> None:
    html = Ranking(money, facts, SEPTEMBER, {}, full=True).table(ranked(facts, {"dazhu": "0.9"}))
    assert f"<caption>{money.label}排名" in html
    assert html.count('scope="row"') == 1
    assert 'scope="col"' in html
    assert f'<button class="opener" data-act="figure:actual/{money.key}/dazhu">' in html


def test_the_sentence_says_what_the_frame_says(facts: Facts, money: Indicator) -> None:
    shares = {"dazhu": "0.9", "quxian": "0.85", "kaijiang": "0.76", "wanyuan": "0.5", "xuanhan": None}
    frame = ranked(facts, shares, quxian={"rank_change": 3}, wanyuan={"rank_change": -3})
    behind = facts.measures.light[-1].label
    assert ranking_sentence(frame, money, facts, DAY, SEPTEMBER) == (
        f"大竹县、渠县、开江县位居前列，分别完成保证目标的90.0%、85.0%、76.0%；万源市1家{behind}；"
        "较上期进位最多的是渠县，上升3位；宣汉县未报送。"
    )


def test_the_sentence_never_names_a_riser_where_nobody_rose(facts: Facts, money: Indicator) -> None:
    say = ranking_sentence(ranked(facts, {"dazhu": "0.9"}), money, facts, DAY, SEPTEMBER)
    assert "进位" not in say
    assert say.startswith("大竹县居首位，完成保证目标的90.0%；没有单位")


def test_without_a_single_return_the_sentence_says_so(facts: Facts, money: Indicator) -> None:
    assert ranking_sentence(ranked(facts, {"dazhu": None}), money, facts, DAY, SEPTEMBER) == (
        f"截至2022年9月30日，还没有单位报送{money.label}。"
    )


def test_nobody_leads_with_nothing_and_a_crowd_on_the_first_rank_is_told_as_one(facts: Facts, money: Indicator) -> None:
    def say(shares: str, basis: str = "guarantee") -> str:
        frame = ranked(facts, dict(zip((place.key for place in facts.places.place), shares.split(), strict=False)))
        return ranking_sentence(frame, money, facts, DAY, SEPTEMBER, basis).partition("；")[0].rstrip("。")

    first, second, third, *_ = (place.short for place in facts.places.place)
    assert say("0 0 0") == say("0 0 0", "actual") == "还没有单位有实绩"
    assert say("0.5 0.5 0.5 0.5 0.1") == f"{first}、{second}、{third}等4家并列首位，都完成保证目标的50.0%"
    assert say("0.5 0.5 0.1 0.1") == f"{first}、{second}并列首位，都完成保证目标的50.0%"
    assert say("0.5 0.4 0.4 0.4") == f"{first}居首位，完成保证目标的50.0%"
    assert say("0.5 0.5 0.4") == f"{first}、{second}、{third}位居前列，分别完成保证目标的50.0%、50.0%、40.0%"
    assert say("0.5 0 0", "actual") == f"{first}完成数居首位，为50.00亿元"
    assert say("0.5 0.4", "actual") == f"{first}、{second}完成数居前，分别为50.00、40.00亿元"
    assert say("0.5 0.5", "actual") == f"{first}、{second}完成数并列首位，都为50.00亿元"
