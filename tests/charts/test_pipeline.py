"""推进 on the screen: the conclusions follow from the figures, a number opens its projects, nothing told is not 0."""

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from charts.pipeline.groups import groups_table
from charts.pipeline.points import Curve, points_table
from charts.pipeline.quarters import quarter_told, quarters_sentence, quarters_table
from charts.pipeline.scope import Scope
from charts.pipeline.steps import steps_table
from charts.pipeline.waits import growing, waits_sentence
from charts.pipeline.words import groups_sentence, steps_sentence
from domain.facts import Facts
from domain.projects.pipeline import pipeline_in

WHOLE = Scope(after=date(2022, 12, 31))

COLUMNS = ("stands", "stands_money", "reached", "flow", "moved_on", "moved_from", "conversion", "undated")
LABELS = {
    "negotiating": "待谈", "signed": "签约", "registered": "注册", "started": "开工", "producing": "投产",
    "terminated": "终止",
}  # fmt: skip


def _row(step: str, reached: int | None, median: int | None = None, **told: Any) -> dict[str, Any]:
    row: dict[str, Any] = {"step": step, "label": LABELS[step], "followed": reached and Decimal(reached)}
    row |= dict.fromkeys(COLUMNS, None if reached is None else Decimal(0))
    return row | {"reached": reached and Decimal(reached), "conversion": None, "median_days": median} | told


def _steps(**more: Any) -> list[dict[str, Any]]:
    """Ten signed: four stand there, two are registered, three started, one was given up."""
    return [
        _row("negotiating", None),
        _row("signed", 10, stands=Decimal(4), stands_money=Decimal(40), flow=Decimal(2), followed=None),
        _row("registered", 5, 30, stands=Decimal(2), conversion=Decimal("0.5"), flow=Decimal("1.5")),
        _row("started", 3, 200, stands=Decimal(3), conversion=Decimal("0.6"), stands_money=Decimal(5)),
        _row("producing", 0, None, conversion=Decimal(0), followed=Decimal(3)),
        _row("terminated", 1, stands=Decimal(1), followed=None),
    ]


def _frame(rows: list[dict[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema_overrides=dict.fromkeys((*COLUMNS, "followed"), pl.Decimal(38, 18)))


def _places(**medians: int | None) -> pl.DataFrame:
    """Units whose projects stand at every step as the city's do, with a median to 开工."""
    rows = [
        row | {"place_key": key, "place": key, "short": key}
        | ({"median_days": median, "stands": Decimal(nth)} if row["step"] == "started" else {})
        for nth, (key, median) in enumerate(medians.items(), 1)
        for row in _steps()
    ]  # fmt: skip
    return _frame(rows)


def test_the_conclusion_says_where_most_stand_what_came_and_which_step_loses_and_takes_most(facts: Facts) -> None:
    assert steps_sentence(_frame(_steps()), WHOLE, facts) == (
        "共签约10个项目；现处签约的最多，4个、合同额40.00亿元；本期签约2个、注册1.5个；"
        "转化率最低的是注册，上一阶段的项目中50.0%办到；用时最长的是开工，从上一阶段起中位200天。"
    )
    equal = {"stands": Decimal(4), "conversion": Decimal("0.5"), "median_days": 30}
    equals = [row | equal if row["step"] in ("registered", "started") else row for row in _steps()]
    assert steps_sentence(_frame(equals), WHOLE, facts) == (
        "共签约10个项目；现处签约、注册、开工的最多，各4个、合同额共45.00亿元；本期签约2个、注册1.5个；"
        "转化率最低的是注册、开工，上一阶段的项目中50.0%办到；用时最长的是注册、开工，从上一阶段起中位30天。"
    )
    late = [row | {"median_days": None} if row["step"] == "started" else row for row in _steps()]
    told = steps_sentence(_frame(late), WHOLE, facts)
    assert told.endswith("过半项目已办到的各步中，用时最长的是注册，从上一阶段起中位30天（开工还没有一半办到）。")
    still = [row | {"flow": row["flow"] and Decimal(0)} for row in _steps()]
    assert "本期没有项目办到新的阶段" in steps_sentence(_frame(still), WHOLE, facts)
    assert "本期" not in steps_sentence(_frame([row | {"flow": None} for row in still]), WHOLE, facts)


def test_before_anything_is_signed_the_sentence_says_so(facts: Facts) -> None:
    told = steps_sentence(_frame([_row("negotiating", None), _row("signed", 0)]), WHOLE, facts)
    assert told == "到这一天，没有2019年1月1日以来签约的项目可看。"


def test_a_step_no_ledger_tells_is_a_dash_and_a_number_opens_its_projects(facts: Facts) -> None:
    drawn = steps_table(_frame(_steps()), WHOLE, facts)
    untold, signed, *_, producing, _ = drawn.split("<tr")[2:]
    assert untold.count("—") == 5
    assert "未报在谈项目台账" in untold
    assert 'data-act="stands:signed:city:"' in signed
    assert 'data-act="took:signed:city:"' in signed
    assert 'style="width:100.0%"' in signed
    assert 'style="width:40.0%"' in signed
    assert "未到一半" in producing
    assert "stands:producing" not in producing
    assert 'data-act="figure:pace_stands/producing/dazhou"' in producing
    assert 'data-figure="pace_flow@2022-12-31/signed/dazhou"' in signed


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("stands", "全市现处签约的共4个，大竹县、渠县最多，为4个。"),
        ("flow", "全市本期办到签约的共2个，大竹县、渠县最多，为2个。"),
        ("conversion", "注册的转化率全市为50.0%，大竹县、渠县最低，为50.0%。"),
        (
            "median_days",
            "从上一阶段到开工的中位天数全市为200天，已过半的单位中大竹县最长，为260天；1个单位还没有一半办到。",
        ),
    ],
)
def test_the_groups_are_named_that_have_most_of_what_is_shown(shown: str, said: str, facts: Facts) -> None:
    groups = _places(dazhu=260, quxian=None)
    assert groups_sentence(groups, _frame(_steps()), "place", shown, WHOLE, facts) == said


def test_a_cell_of_a_group_opens_who_stands_there_or_at_the_step_before(facts: Facts) -> None:
    groups, steps = _places(dazhu=260, quxian=None), _frame(_steps())
    stands = groups_table(groups, steps, "place", "stands", WHOLE, facts)
    assert 'data-act="stands:started:place:quxian"' in stands
    assert "data-grid" in stands
    assert 'data-act="stands:terminated:place:dazhu"' in stands
    medians = groups_table(groups, steps, "place", "median_days", WHOLE, facts)
    named = 'data-figure="pace_median/started/dazhu" aria-label="大竹县 开工 260天"'
    assert f'data-act="stands:registered:place:dazhu" {named}' in medians
    assert "终止" not in medians
    chain = groups.with_columns(pl.lit("<b>").alias("chain"))
    assert "&lt;b&gt;" in groups_table(chain, steps, "chain", "flow", WHOLE, facts)
    assert "<b><" not in groups_table(chain, steps, "chain", "flow", WHOLE, facts).split("<tbody>")[1].split("</th>")[0]


def _curve(key: str | None, median: int | None, *points: tuple[int, str]) -> pl.DataFrame:
    rows = [
        {
            "group_key": key,
            "group": key,
            "after_days": days,
            "reached_share": Decimal(share),
            "median_days": median,
            "step": "started",
        }
        for days, share in points
    ]
    return pl.DataFrame(rows, schema_overrides={"group_key": pl.String, "median_days": pl.Int64})


def test_the_curve_is_told_by_medians_and_drawn_in_steps_from_nothing(facts: Facts) -> None:
    started = next(step for step in pipeline_in(facts).step if step.key == "started")
    city = _curve("city", 200, (100, "0.25"), (200, "0.5"))
    groups = pl.concat(
        [_curve("dazhu", 120, (120, "0.5")), _curve("quxian", 300, (300, "0.6")), _curve("wanyuan", None, (9, "0"))]
    )
    assert waits_sentence(WHOLE, city, groups, started, "place", facts) == (
        "从签约到开工，全市中位200天；已过半的单位中，大竹县最快，中位120天，渠县最慢，中位300天；1个单位还没有一半办到。"
    )
    equals = pl.concat([groups.filter(pl.col("median_days") > 0), _curve("kaijiang", 120, (120, "0.5"))])
    assert waits_sentence(WHOLE, city, equals, started, "place", facts) == (
        "从签约到开工，全市中位200天；大竹县、开江县最快，中位120天，渠县最慢，中位300天。"
    )
    assert "最快" not in waits_sentence(WHOLE, city, equals.filter(median_days=120), started, "place", facts)
    assert (
        waits_sentence(WHOLE, city.clear(), groups.clear(), started, "place", facts) == "还没有从签约到开工的项目可看。"
    )
    unfinished = waits_sentence(WHOLE, _curve("city", None, (9, "0")), groups.clear(), started, "place", facts)
    assert unfinished == "从签约到开工，全市还没有一半项目办到。"
    drawing = growing({"全市": Curve(city, "dazhou")}, Decimal("0.8"), facts)
    [line] = drawing.data
    assert (list(line.x), list(line.y), line.line.shape) == ([0, 100, 200], [0.0, 25.0, 50.0], "hv")
    assert drawing.layout.annotations[0].text == "全年要求 80%"


def test_the_points_of_a_curve_are_walked_and_open_their_cells(facts: Facts) -> None:
    started = next(step for step in pipeline_in(facts).step if step.key == "started")
    rows = _curve("city", 200, (30, "0"), (100, "0.2501"), (101, "0.2559"), (102, "0.262"), (200, "0.5"))
    curves = {"全市": Curve(rows, "dazhou"), "<b>": Curve(_curve("<b>", None, (9, "0")), "chain:<b>")}
    drawn = points_table(curves, started, facts)
    assert drawn.count("<button") == 3
    assert 'data-act="figure:wait_share/started:100/dazhou" aria-label="全市，签约后100天，开工25.0%"' in drawn
    assert "<small>102天</small><button" in drawn
    assert "data-grid" in drawn
    assert "还没有项目开工" in drawn
    assert "<b>" not in drawn
    [line] = growing({"全市": curves["全市"]}, None, facts).data
    assert list(line.marker.size) == [0, 0, 5, 0, 5, 5]
    assert line.customdata[2] == ["figure:wait_share/started:100/dazhou"]


def test_the_name_of_an_uploaded_chain_is_text_in_the_drawing(facts: Facts) -> None:
    curves = {name: Curve(_curve(name, 200, (200, "0.5")), "dazhou") for name in ("全市", '<a href="//x">链</a><br>&')}
    assert growing(curves, None, facts).data[1].name == '&lt;a href="//x"&gt;链&lt;/a&gt;&lt;br&gt;&amp;'


def _cohorts(*quarters: tuple[str, str]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "quarter": quarter, "step": step, "label": label, "reached": Decimal(rate) * 10,
                "signed": Decimal(10), "rate": Decimal(rate), "signed_money": Decimal("12.5"),
            }
            for quarter, rate in quarters
            for step, label in (("registered", "注册"), ("started", "开工"))
        ]
    )  # fmt: skip


def test_the_earliest_quarter_short_of_what_is_asked_is_named(facts: Facts) -> None:
    started = next(step for step in pipeline_in(facts).step if step.key == "started")
    rows = _cohorts(("2021Q4", "0.8"), ("2022Q1", "0.7"), ("2022Q2", "0.1"))
    assert quarters_sentence(rows, started, Decimal("0.8"), WHOLE, facts) == (
        "2022年一季度签约的开工70.0%（7/10），是最早没有达到80%的一季；3个季度中2个没有达到。"
    )
    assert quarters_sentence(rows, started, Decimal("0.1"), WHOLE, facts) == "各季度签约的项目开工都达到10%。"
    assert quarter_told("2019Q4", facts) == "2019年四季度"
    assert quarters_sentence(rows.clear(), started, None, WHOLE, facts) == "到这一天还没有签约项目台账。"
    drawn = quarters_table(rows, WHOLE, facts)
    assert drawn.index("2022年二季度") < drawn.index("2021年四季度")
    assert "--share:70.0%" in drawn
    assert "2022年一季度签约的10个项目中，开工7个" in drawn


def test_where_no_share_is_asked_the_lowest_and_highest_quarters_are_named_without_a_verdict(facts: Facts) -> None:
    step = next(step for step in pipeline_in(facts).step if step.key == "started")
    rows = [("2021Q4", "0.1"), ("2022Q1", "0.8"), ("2022Q2", "0.1"), ("2022Q3", "0.8")]
    assert quarters_sentence(_cohorts(*rows), step, None, WHOLE, facts) == (
        "2021年四季度、2022年二季度签约的开工最低，为10.0%，2022年一季度、2022年三季度签约的最高，为80.0%；开工没有全年要求。"
    )
    told = quarters_sentence(_cohorts(*rows, ("2022Q4", "0.1"), ("2023Q1", "0.1")), step, None, WHOLE, facts)
    assert told.startswith("2021年四季度、2022年二季度、2022年四季度等4个季度签约的开工最低")
    alone = quarters_sentence(_cohorts(*rows[:1]), step, None, WHOLE, facts)
    assert alone == "各季度签约的项目开工都是10.0%；开工没有全年要求。"
