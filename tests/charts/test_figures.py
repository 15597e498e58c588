"""Cards, nine-grid, heat-strip, pipeline, header, returns, evidence: what each must and must not show."""

import re
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace

import polars as pl
import pytest

from charts.header import page_header
from charts.overview.attention import attention_list
from charts.overview.cards import indicator_cards
from charts.overview.compass import nine_grid, value_grid
from charts.overview.follow_through import pipeline
from charts.overview.heat import heat_strip
from charts.overview.spark import gains_by_place, spark
from charts.overview.values import totals, values_table
from charts.rankings.values import value_ranking
from charts.returns.findings import findings_list, with_reasons
from charts.returns.period import received_table, returns_board
from charts.returns.receipts import receipt_card, receipts_answered, whose_return
from charts.sentences import board_sentence, ranking_sentence
from charts.trends import CONFIG, cumulative
from domain.facts import Facts
from domain.findings import Finding
from domain.indicators import Indicator
from domain.leads import show_lead
from tests.charts.frames import NASTY, SEPTEMBER, WEEK, as_read, board, city, history, ranked


def test_a_card_shows_both_targets_the_pace_and_the_gain(facts: Facts, money: Indicator) -> None:
    html = as_read(indicator_cards(city(money.key, facts.measures.light[0].label), "9月", facts))
    assert "<b>471.29</b>" in html
    assert "9月 +11.87" in html
    assert "保证目标 610" in html
    assert "工作目标 660" in html
    assert "超序时 <b>2.3</b> 点" in html
    assert all(f'class="{mark}"' in html for mark in ("pace", "guarantee", "work"))


def test_a_card_without_a_figure_shows_dashes(facts: Facts, money: Indicator) -> None:
    nothing = dict.fromkeys(("actual", "guarantee_completion", "work_completion", "lead_points", "gain"))
    html = indicator_cards(city(money.key, None, **nothing), "9月", facts)
    assert "<b>—</b>" in html
    assert ">0" not in html.replace('style="width:0.0%"', "")


def test_only_an_indicator_without_targets_is_told_to_have_none(facts: Facts, money: Indicator) -> None:
    light, figures = facts.measures.light[0].label, {"actual": [32, 48], "gain": [8, 6]}
    told = pl.DataFrame({"indicator": ["signed_count", money.key], **figures, "reported": [8, 8], "expected": [9, 9]})
    html = as_read(indicator_cards(city(money.key, light), "9月", facts, totals=told))
    against, alone = html.split('class="indicator"')[1:]
    assert "保证目标 610" in against
    assert "未下达目标" not in against
    assert "<b>32</b>" in alone
    assert "未下达目标" in alone


def test_a_card_is_reached_by_keyboard(facts: Facts, money: Indicator) -> None:
    html = indicator_cards(city(money.key, facts.measures.light[0].label), "9月", facts)
    assert f'data-act="indicator:{money.key}" tabindex="0" role="button"' in html
    read = re.findall(r'aria-label="(.*?)"', html)
    assert "完成 471.29 亿元，保证目标 610 亿元，完成 77.3%，工作目标 660 亿元，完成 71.4%" in read[0]
    assert read[0].endswith(f"，{facts.measures.light[0].label}，按{money.label}排名")


def test_the_nine_grid_puts_every_unit_where_it_lies(facts: Facts, money: Indicator) -> None:
    shares = {place.key: "0.8" for place in facts.places.place}
    html = nine_grid(ranked(facts, shares), money, SEPTEMBER, facts)
    spots = re.findall(r"grid-row:(\d);grid-column:(\d)", html)
    assert len(set(spots)) == len(facts.places.place)
    assert spots == [tuple(map(str, place.compass)) for place in facts.places.place]


def test_a_tile_without_a_return_is_hatched(facts: Facts, money: Indicator) -> None:
    html = nine_grid(ranked(facts, {"dazhu": None}), money, SEPTEMBER, facts)
    assert 'class="tile hatched"' in html
    assert facts.sentences["status_not_reported"] in html


def test_a_week_without_a_return_is_hatched_and_never_zero(facts: Facts, money: Indicator) -> None:
    html = heat_strip(history(facts, {"dazhu": ["0", None, "3.25"]}), money, facts)
    row = next(row for row in re.findall(r"<tr>.*?</tr>", html, re.S) if "大竹县" in row)
    cells = re.findall(r"<td class=\"(.*?)\".*?>(.*?)</td>", row, re.S)
    assert [kind.split()[0] for kind, _ in cells] == ["shade0", "hatched", "shade4"]
    assert [re.sub(r"<.*?>", "", shown) for _, shown in cells] == [
        "0.00",
        facts.sentences["status_not_reported"],
        "3.25",
    ]


def test_a_first_stock_is_no_gain_and_a_blank_is_told_as_such(facts: Facts, money: Indicator) -> None:
    told = history(facts, {"dazhu": ["1", "2", "3"]})
    nth = pl.int_range(pl.len()).over("place_key")
    ours = pl.col("place_key") == "dazhu"
    told = told.with_columns(
        pl.when(ours & (nth == 0)).then(None).otherwise("gain").alias("gain"),
        pl.when(ours & (nth == 1)).then(pl.lit("missing")).otherwise("status").alias("status"),
    )
    row = next(row for row in re.findall(r"<tr>.*?</tr>", heat_strip(told, money, facts), re.S) if "大竹县" in row)
    cells = [re.sub(r"<.*?>", "", cell, flags=re.S) for cell in re.findall(r"<td.*?</td>", row, re.S)]
    assert cells == ["—", facts.sentences["status_missing"], "3.00"]


def test_a_lead_is_never_blurred_into_the_bound_of_a_light(facts: Facts) -> None:
    assert [show_lead(Decimal(lead), facts) for lead in ("-5", "-5.03", "-0.004", "0", "2.04")] == [
        "−5.0",
        "−5.03",
        "−0.004",
        "0.0",
        "+2.0",
    ]


def test_a_missing_gain_is_an_outlined_gap_in_the_spark(facts: Facts) -> None:
    gains = gains_by_place(history(facts, {"dazhu": ["1", None, "3"]}))["dazhu"]
    assert gains == [Decimal(1), None, Decimal(3)]
    assert spark(gains).count('class="gap"') == 1
    assert spark(gains).count('class="newest"') == 1


def test_the_header_names_who_has_not_reported_and_marks_invented_data(facts: Facts) -> None:
    states = ["state_accepted"] * 7 + ["state_rejected", "state_awaited"]
    season = facts.seasons["2022"]
    html = page_header("总览", season, date(2022, 9, 30), "9月", board(facts, states), facts, demonstration=True)
    assert "2022年9月30日</b>（9月数据）" in html
    assert "75.0%" in html
    assert "9月月报 <b>7/9</b> 家已报，待报：<b>高新区、东部经开区</b>" in html
    assert "演示数据" in html


def test_nobody_told_means_no_pace_in_the_header(facts: Facts) -> None:
    html = page_header("总览", facts.seasons["2"], date(2022, 5, 10), "", None, facts, demonstration=False)
    assert "序时" not in html
    assert "演示数据" not in html


@pytest.mark.parametrize(
    ("rate", "met", "verdict"), [("0.9167", True, "达到要求"), ("0.7788", False, "差 2.1 点"), (None, None, "—")]
)
def test_a_ratio_stands_against_what_is_asked(facts: Facts, rate: str | None, met: bool | None, verdict: str) -> None:
    share = None if rate is None else Decimal(rate)
    row = {
        "ratio": facts.measures.ratio[1].key,
        "label": "",
        "numerator": Decimal(243),
        "denominator": Decimal(312),
        "rate": share,
        "target": Decimal("0.8"),
        "gap_points": None if share is None else (share - Decimal("0.8")) * 100,
        "met": met,
    }
    html = as_read(pipeline(pl.DataFrame([row], strict=False), facts))
    assert verdict in html
    assert "0.0%" not in re.sub(r'style=".*?"', "", html)


def test_the_board_tells_every_unit_by_colour_shape_and_word(facts: Facts) -> None:
    frame = board(facts, ["state_accepted"] * 7 + ["state_rejected", "state_awaited"])
    html = returns_board(frame, facts)
    assert html.count("已报") == 7
    assert html.count('class="light behind">退回') == 1
    assert "尚未收到" in html
    assert board_sentence(frame, facts) == "已报7家，待报2家：高新区、东部经开区。"


def _receipt(**changes: object) -> SimpleNamespace:
    finding = Finding(
        code="x",
        level="reject",
        sheet="表一",
        cell="D7",
        read=NASTY,
        wanted="数字",
        message=f"D7 读到“{NASTY}”，应为数字。",
    )
    known = {
        "file": NASTY,
        "status": "rejected",
        "form": None,
        "place": None,
        "period": None,
        "receipt": "20221003-0001",
        "sheet": None,
        "submission": "1",
        "reasons": {},
    }
    return SimpleNamespace(**(known | {"findings": (finding,)} | changes))


def test_a_receipt_says_verdict_number_and_findings_by_cell(facts: Facts) -> None:
    html = receipt_card(_receipt(), {}, facts)
    assert "退回" in html
    assert "20221003-0001" in html
    assert '<b class="cell">D7</b>' in html
    assert html.count("D7") == 1
    assert "应为数字" in html
    assert "应为：" not in html


def test_a_file_named_like_an_attack_stays_text(facts: Facts) -> None:
    assert "<img" not in receipt_card(_receipt(), {}, facts)
    assert "&lt;img" in receipt_card(_receipt(), {}, facts)


def test_a_receipt_says_what_the_file_was_recognised_as(facts: Facts) -> None:
    form = next(iter(facts.forms.values()))
    html = receipt_card(
        _receipt(status="accepted", form=form.key, place="大竹县", period="2022-09", findings=()), {}, facts
    )
    assert f"识别为：{form.label} · 大竹县 · 2022年9月" in html
    assert facts.sentences["no_findings"] in html


def test_the_gravest_finding_stands_first(facts: Facts) -> None:
    levels = ["hint", "reject", "explain"]
    findings = [
        Finding(code="x", level=level, sheet="", cell="", read="", wanted="", message=level) for level in levels
    ]  # type: ignore[arg-type]
    assert re.findall(r"<p>(\w+)</p>", findings_list(findings, facts)) == ["reject", "explain", "hint"]


def test_what_was_answered_is_told_as_such_with_its_reason_behind_what_still_asks(facts: Facts) -> None:
    rows = [("C8", NASTY), ("D9", None), ("K7", NASTY)]
    blank = dict.fromkeys(("sheet", "read", "wanted"), "")
    row = {"submission": "1", "code": "x", "level": "explain"} | blank
    found = pl.DataFrame([row | {"cell": cell, "message": cell, "reason": reason} for cell, reason in rows])
    told = with_reasons(found)
    html = findings_list(told, facts, told)
    assert html.index("D9") < html.index("C8") < html.index("K7")
    assert re.findall(r'class="light (\w+)">(\w+)<', html) == [("near", "需说明"), *[("again", "已说明")] * 2]
    assert html.count('说明：<span class="given">&lt;img') == 2
    assert "<img" not in html
    kept = receipt_card(_receipt(status="accepted", findings=tuple(told), reasons={"x": NASTY}), {}, facts)
    assert "需说明" not in kept
    both = _receipt(status="accepted", findings=tuple(told), reasons={"x": "示例", "y": "示例"})
    assert receipts_answered([both, both], {}, facts).count("已随报表记下说明") == len([both, both])
    assert kept.count("已说明") == len(told)


def test_a_batch_is_told_in_one_line_with_what_was_sent_back_first(facts: Facts) -> None:
    clean = _receipt(file="a.xlsx", status="accepted", findings=(), sheet="表一")
    replaced = _receipt(file="a.xlsx", status="accepted", submission="2", sheet="表二", reasons={"x": NASTY})
    html = receipts_answered([clean, _receipt(file="b.xlsx"), replaced], {"2": "示例：替代了"}, facts)
    assert "共3份：受理2份，退回1份，重复0份。" in html
    assert html.index("b.xlsx") < html.index("<details open>") < html.index("a.xlsx")
    assert "受理的 2 份" in html
    assert html.index("表一") < html.index("表二")
    assert "示例：替代了" in html
    assert "已随报表记下说明（D7）：" in html
    assert "<img" not in html


def _alike(*cells: str, code: str = "x") -> list[Finding]:
    return [
        Finding(code=code, level="reject", sheet="", cell=cell, read=NASTY, wanted="", message=f"{cell} 示例")
        for cell in cells
    ]


def test_findings_alike_in_other_columns_are_folded_behind_the_first_few(facts: Facts) -> None:
    html = findings_list(_alike(*(f"{letter}7" for letter in "BCDEFGHIJ")), facts)
    assert html.index("D7") < html.index("另有 6 处同样的问题") < html.index("E7")


def test_findings_of_one_cause_in_a_column_are_told_once_with_their_cells(facts: Facts) -> None:
    html = findings_list(_alike("D7", "D8", "D9", "D20", "E9"), facts)
    assert html.count('class="light behind"') == 2
    assert "D7:D9、D20</b>共 4 格是同样的问题，如：D7 示例" in html
    assert "逐格查看（4 格）" in html
    assert "<img" not in html


def test_a_whole_sheet_in_the_wrong_unit_is_one_finding(facts: Facts) -> None:
    html = findings_list(_alike("B7", "D7", "E7", "F7", code="cell.soars"), facts)
    assert html.count('class="light behind"') == 1
    assert "B7、D7:F7</b>共 4 格金额都是上期的上千倍，像是整张表把万元数填进了亿元栏" in html


def test_a_refused_file_has_a_receipt_and_changes_nothing(facts: Facts) -> None:
    html = receipt_card(_receipt(), {}, facts)
    assert "回执号 <b>20221003-0001</b>" in html
    assert facts.sentences["receipt_refused"] in html


def test_the_findings_begin_with_whose_return_it_is() -> None:
    row = {"place": "宣汉县", "period": "2022-12", "receipt": "20230104-0002", "file": NASTY}
    assert "宣汉县 · 2022年12月 · 20230104-0002 · " in whose_return(row)
    assert "<img" not in whose_return(row)


def test_a_received_return_opens_its_findings(facts: Facts) -> None:
    row = {
        "receipt": "20221003-0001",
        "place": None,
        "form": None,
        "period": None,
        "status": "rejected",
        "file": NASTY,
        "received_at": datetime(2022, 10, 3, 2, 30),
        "rejects": 1,
        "explains": 0,
        "hints": 0,
        "submission": "s1",
        "backfilled": False,
        "received_by": "示例",
        "standing": "rejected",
    }
    html = received_table(pl.DataFrame([row]), facts)
    assert 'data-act="return:s1"' in html
    assert "2022年10月3日 10:30" in html
    assert "<img" not in html


def test_a_remark_opens_the_rows_behind_it(facts: Facts) -> None:
    row = {"kind": "behind", "place": "渠县", "place_key": "quxian", "indicator": "funds_in_place"}
    html = attention_list([(row, "渠县<b>落后")] * 7, facts)
    assert html.count('data-act="figure:actual/funds_in_place/quxian"') == 7
    assert "另有 2 条" in html
    assert "&lt;b&gt;落后" in html


def test_totals_are_added_over_the_units_that_reported_and_a_blank_is_no_loss(facts: Facts) -> None:
    season = facts.seasons["3"]
    key = facts.indicators_of(season)[0].key
    columns = {"indicator": [key] * 2, "place_key": ["dazhu", "quxian"], "period": ["2023-06-09"] * 2}
    now = pl.DataFrame(columns | {"value": [Decimal(5), None]})
    before = pl.DataFrame(columns | {"value": [Decimal(3), Decimal(4)]})
    total = totals(now, before, season, WEEK, facts).row(0, named=True)
    assert (total["actual"], total["gain"], total["reported"], total["expected"]) == (5, 2, 1, 9)
    html = values_table(now, before, season, WEEK, facts)
    assert facts.sentences["status_missing"] in html
    assert facts.sentences["status_not_reported"] in html


def test_a_unit_silent_this_week_has_no_gain_and_is_not_counted(facts: Facts) -> None:
    season = facts.seasons["3"]
    key = facts.indicators_of(season)[0].key
    columns = {"indicator": [key] * 2, "place_key": ["dazhu", "quxian"], "period": ["2023-06-09", "2023-06-02"]}
    values = pl.DataFrame(columns | {"value": [Decimal(5), Decimal(4)]})
    total = totals(values, values, season, WEEK, facts).row(0, named=True)
    assert (total["actual"], total["reported"]) == (9, 1)
    rows = re.findall(r"<tr.*?</tr>", values_table(values, values, season, WEEK, facts), re.S)
    silent = next(row for row in rows if "渠县" in row)
    assert "6月2日数" in silent
    assert "0</small>" not in silent
    assert "含1家以前报数" in rows[-1]


def test_the_grid_and_the_ranking_of_figures_say_who_is_silent_this_week(facts: Facts) -> None:
    indicator = facts.indicators_of(facts.seasons["3"])[0]
    changes = {"dazhu": {"period": "2023-06-09"}, "quxian": {"period": "2023-06-02", "gain": Decimal(0)}}
    frame = ranked(facts, {"dazhu": "0.9", "quxian": "0.8"}, **changes)
    grid, table = value_grid(frame, indicator, WEEK, facts), value_ranking(frame, {}, indicator, WEEK, facts)
    assert grid.count("tile hatched") == 1
    assert grid.count("6月2日数") == table.count("6月2日数") == 1
    assert facts.sentences["not_this_period"] in table
    say = ranking_sentence(frame, indicator, facts, date(2023, 6, 11), WEEK, "actual")
    assert "有1家本期未报" in say


def test_a_trend_has_gaps_and_no_english_tools(facts: Facts, money: Indicator) -> None:
    drawing = cumulative(history(facts, {"dazhu": ["10", None, "30"]}), ["dazhu"], money, facts)
    pace, line = drawing.data
    assert pace.name == "序时"
    assert list(line.y) == [10.0, None, 30.0]
    assert line.connectgaps is False
    assert CONFIG["displayModeBar"] is False
