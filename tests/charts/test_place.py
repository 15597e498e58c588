"""One unit among all: its dot is on top of the others, and the sentence over it says what the rows say."""

import re
from datetime import date
from decimal import Decimal

import polars as pl

from charts.places.projects import place_projects
from charts.places.spine import spine_table
from charts.places.words import place_sentence
from charts.rankings.moves import moves_sentence, moves_table
from domain.facts import Facts
from domain.saying import figures_of
from tests.charts.frames import NASTY, ranked


def _standings(facts: Facts, **by_indicator: pl.DataFrame) -> pl.DataFrame:
    """places/spine for some indicators, from hand-made rankings of them."""
    frames = [
        frame.with_columns(
            pl.lit(key).alias("indicator"),
            pl.lit(facts.indicators[key].unit).alias("unit"),
            pl.lit(True).alias("targeted"),
            pl.col("rank").count().alias("ranked"),
        )
        for key, frame in by_indicator.items()
    ]
    return pl.concat(frames)


def test_the_sentence_counts_what_the_unit_is_first_last_and_behind_in(facts: Facts) -> None:
    standings = _standings(
        facts,
        funds_in_place=ranked(facts, {"dazhu": "0.9", "quxian": "0.8", "kaijiang": "0.7"}),
        outside_fixed_investment=ranked(facts, {"dazhu": "0.3", "quxian": "0.8", "kaijiang": "0.7"}),
        fdi_arrived=ranked(facts, {"dazhu": "0.5", "quxian": "0.5", "kaijiang": "0.5"}),
    )
    told = place_sentence(standings, facts.place("大竹县"), facts)
    assert told == "大竹县3项指标有名次；第1名1项（到位资金）；末位1项（省外固投）；滞后2项（省外固投、FDI到资）。"
    [behind] = figures_of(told)
    assert (told[behind.start :][:3], behind.figure) == ("2项（", "behind_items/every/dazhu")
    assert place_sentence(standings, facts.place("万源市"), facts) == "万源市还没有可以排名的数。"


def test_a_unit_in_the_middle_is_told_by_its_best_and_least_rank_and_what_is_nearest_to_the_pace(facts: Facts) -> None:
    five = {"tongchuan": "0.95", "dachuan": "0.94", "dazhu": "0.93", "quxian": "0.92", "kaijiang": "0.91"}
    second = five | {"dachuan": "0.9", "quxian": "0.905"}
    shown = {"funds_in_place": ranked(facts, five), "outside_fixed_investment": ranked(facts, second)}
    told = place_sentence(_standings(facts, **shown), facts.place("大竹县"), facts)
    assert told == (
        "大竹县2项指标有名次；名次最好的是省外固投（第2名）；其余都在前3名；"
        "各项都达到序时，超出最少的是到位资金、省外固投（+18.0个百分点）。"
    )
    last = place_sentence(_standings(facts, **shown), facts.place("开江县"), facts)
    assert last.startswith("开江县2项指标有名次；名次最好的是省外固投（第3名）；末位1项（到位资金）")
    both = {"funds_in_place": ranked(facts, five), "fdi_arrived": ranked(facts, {"dazhu": "0.9", "kaijiang": "0.8"})}
    last = place_sentence(_standings(facts, **both), facts.place("开江县"), facts)
    assert last.startswith("开江县2项指标有名次；都在末位；")
    near = ranked(facts, five | {"dazhu": "0.93"}, dazhu={"light": "接近", "lead_points": Decimal("-1")})
    told = place_sentence(_standings(facts, funds_in_place=near), facts.place("大竹县"), facts)
    assert told.endswith("没有滞后的，接近序时1项（到位资金）。")


def test_many_indicators_of_one_rank_are_told_together_and_only_the_first_few_by_name(facts: Facts) -> None:
    keys = [one.key for one in facts.indicators.values() if one.kind == "amount"][:7]

    def told(place: str, **other: str) -> list[str]:
        shares = {"dazhu": "0.9", "quxian": "0.8", "kaijiang": "0.7", "dachuan": "0.6", "wanyuan": "0.5"}
        frames = {key: ranked(facts, shares | (other if key == keys[0] else {})) for key in keys}
        return place_sentence(_standings(facts, **frames), facts.place(place), facts).split("；")[1:3]

    assert told("dazhu")[0] == "都是第1名"
    assert told("dachuan")[0] == "都是第4名"
    assert told("wanyuan")[0] == "都在末位"
    named = "、".join(facts.indicators[key].short for key in keys[1:6])
    assert told("dazhu", dazhu="0.75") == [f"第1名6项（{named}等）", "其余都在前2名"]
    assert told("dachuan", dachuan="0.75")[1] == f"名次最靠后的是{named}等6项（第4名）"


def test_the_unit_s_dot_lies_over_the_others_on_the_axis_of_all(facts: Facts) -> None:
    standings = _standings(facts, funds_in_place=ranked(facts, {"dazhu": "0.8", "quxian": "0.8", "kaijiang": "0.4"}))
    html = spine_table(standings, "dazhu", facts, "funds_in_place")
    dots = re.findall(r'<span class="(dot[^"]*)" style="left:([\d.]+)%"', html)
    assert [kind.split()[:2] for kind, _ in dots] == [["dot"], ["dot"], ["dot", "mine"]]
    placed = {Decimal(left) for _, left in dots}
    assert len(placed) == 2
    assert "大竹县" in html
    assert "保证目标 80.0%" in html


def test_a_unit_that_said_nothing_has_no_dot_and_says_so(facts: Facts) -> None:
    standings = _standings(facts, funds_in_place=ranked(facts, {"dazhu": None, "quxian": "0.8"}))
    html = spine_table(standings, "dazhu", facts, "funds_in_place")
    assert "dot mine" not in html
    assert facts.sentences["status_not_reported"] in html


def test_a_change_of_rank_is_told_with_the_parts_it_is_made_of(facts: Facts) -> None:
    steps = {"by_corrections": 1, "by_targets": 0, "by_others": -2, "by_own": 3}
    row = {"place": "大竹县", "place_key": "dazhu", "previous_rank": 5, "rank": 3, "rank_change": 2, **steps}
    assert moves_sentence(row, date(2022, 9, 6), ("guarantee_rank", "funds_in_place"), facts) == (
        "大竹县由第5名升至第3名（比2022年9月6日上升2位）：订正补报 +1、其他单位变动 −2、本单位新增 +3。"
    )
    amounts = dict.fromkeys(("previous_actual", "corrected_actual"), Decimal(60)) | {"actual": Decimal(80)}
    html = moves_table(
        row | amounts | {"previous_target": 100, "target": 100}, facts.indicators["funds_in_place"], facts
    )
    assert re.findall(r'<td class="middle">(.*?)</td>', html) == ["+1", "4", "0", "4", "−2", "6", "+3", "3"]
    assert "60.00 → 80.00 亿元" in html
    unknown = row | {"by_own": None, "previous_rank": None}
    assert (
        moves_sentence(unknown, date(2022, 9, 6), ("guarantee_rank", "funds_in_place"), facts)
        == "大竹县在2022年9月6日或现在没有名次，变化不拆分。"
    )


def test_the_largest_projects_stand_first_and_what_came_with_a_file_is_escaped(facts: Facts) -> None:
    sizes = [Decimal(nth) for nth in range(1, 9)]
    projects = pl.DataFrame(
        {
            "project": [f"示例项目{nth}" for nth in range(1, 8)] + [NASTY],
            "contract": sizes,
            "signed_on": [date(2022, 3, nth) for nth in range(1, 9)],
            "state": ["签约"] * 8,
        }
    )
    html = place_projects(projects, "dazhu", pl.DataFrame(schema={"stalled_projects": pl.Int64}), facts)
    assert "推进率所含项目8个，合同总投资36.00亿元" in re.sub("<[^>]+>", "", html)
    assert "另有 2 个" in html
    assert html.index("8.00") < html.index("示例项目7") < html.index("示例项目6")
    assert NASTY not in html
    untold = projects.with_columns(contract=pl.lit(None, pl.Decimal(18, 8)))
    html = place_projects(untold, "dazhu", pl.DataFrame(schema={"stalled_projects": pl.Int64}), facts)
    assert "合同总投资—亿元" in html


def test_where_all_are_equal_nobody_leads(facts: Facts) -> None:
    standings = _standings(facts, funds_in_place=ranked(facts, {"dazhu": "0", "quxian": "0"}))
    html = spine_table(standings, "dazhu", facts, "funds_in_place")
    assert "并列" in html
    assert "leader" not in html


def test_without_targets_there_is_no_column_of_dashes_and_silence_stands_where_the_figure_would(facts: Facts) -> None:
    told = ranked(facts, {"dazhu": None, "quxian": "0.8"}).with_columns(guarantee_target=None, work_target=None)
    standings = _standings(facts, signed_count=told).with_columns(targeted=False)
    html = spine_table(standings, "dazhu", facts, "signed_count")
    assert "完成率" not in html
    assert "保证目标" not in html
    assert facts.sentences["status_not_reported"] in html
