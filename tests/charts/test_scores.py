"""Drawing the composite ranking: what stands in it, what is not ranked, who may be commended and why."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import polars as pl
import pytest

from charts.fetched.numbered import numbered_by_slot
from charts.fetched.rankings import history_table, stated
from charts.meanings.schemes import scheme_table
from charts.rankings.line import rank_line, ranks_by_place, ranks_table
from charts.rankings.parts import parts_table
from charts.rankings.progress import progress_table, topic_table
from charts.rankings.scores import Scores, items_legend
from charts.rankings.shortlist import shortlist, shortlist_table
from charts.rankings.words import composite_sentence, progress_sentence, scheme_mark, scheme_standing, topic_sentence
from domain.facts import Facts
from domain.schemes.earning import Quantity
from domain.schemes.files import schemes_in
from domain.schemes.scheme import Scheme
from domain.schemes.scoring import Contender, standings
from domain.schemes.telling import part_sentence, shape_sentence
from domain.tables import Table

DAY = date(2023, 6, 11)


@pytest.fixture
def scheme(facts: Facts) -> Scheme:
    return schemes_in(facts).version("season-3-composite", "1")


def ranking(*rows: tuple[str, int | None, str | None], **more: object) -> pl.DataFrame:
    """rankings/composite rows: a short name, a rank, a score."""
    told = [
        {
            "place": f"示例{name}", "short": name, "place_key": name, "rank": rank,
            "score": None if score is None else Decimal(score), "previous_rank": rank, "change": 0 if rank else None,
            "status": "ranked" if rank else "not_reported", "tied": False if rank else None,
            "previous_score": None, "to_next": None, "award": None, "next_award": None, "to_award": None,
            "listing": None, "progress_rank": None, "sentence": "示例", "scheme": "season-3-composite", **more,
        }
        for name, rank, score in rows
    ]  # fmt: skip
    return pl.DataFrame(told, infer_schema_length=None)


def changed(frame: pl.DataFrame, name: str, **values: object) -> pl.DataFrame:
    """The frame with one unit's values replaced."""
    rows = [row | values if row["short"] == name else row for row in frame.rows(named=True)]
    return pl.DataFrame(rows, infer_schema_length=None)


PARTS = pl.DataFrame(
    [
        ("甲", "signed", "新签约项目", Decimal("7.5"), Decimal("7.5"), "新签约项目数量", "示例<b>"),
        ("甲", "signed", "新签约项目", Decimal("6"), Decimal("7.5"), "新签约项目合同金额", "示例"),
        ("甲", "late", "迟报扣分", Decimal("-0.1"), None, "迟报次数", "示例"),
    ],
    schema=["place_key", "item", "item_label", "points", "of", "label", "sentence"],
    orient="row",
)


def test_a_score_is_stacked_from_its_items_and_opens_its_parts(facts: Facts, scheme: Scheme) -> None:
    html = Scores(scheme, PARTS, {}, facts).table(ranking(("甲", 1, "95.004")))
    assert 'data-act="figure:score/season-3-composite/甲">95.00</span>' in html
    assert 'data-act="figure:score_rank/season-3-composite/甲">1</span>' in html
    assert html.count('class="item ') == 1
    assert "新签约项目\n13.50 分" in html
    assert 'data-act="score:甲"' in html
    assert "新签约项目" in items_legend(scheme, PARTS)
    assert "迟报扣分" not in items_legend(scheme, PARTS)


def test_a_unit_that_is_not_ranked_says_why_and_is_never_zero(facts: Facts, scheme: Scheme) -> None:
    frame = changed(ranking(("甲", 1, "9"), ("乙", None, None), ("丙", None, None)), "丙", status="disqualified")
    html = Scores(scheme, PARTS, {}, facts).table(frame)
    assert html.count("hatched") == 2
    assert "未报送" in html
    assert "取消考评资格" in html
    assert "0.00" not in html
    assert html.count("score:") == 2  # the row of the ranked unit and its button


def test_a_tie_says_so_and_the_last_unit_above_the_line_carries_it(facts: Facts, scheme: Scheme) -> None:
    frame = ranking(("甲", 1, "9"), ("乙", 1, "9"), ("丙", 3, "8"), tied=True, award="通报表扬")
    html = Scores(scheme, PARTS, {}, facts).table(changed(frame, "丙", tied=False, award=None))
    assert html.count("并列") == 2
    assert html.count('class="cut"') == 1
    assert html.index('class="cut"') < html.index("示例乙") < html.index("示例丙")


def test_the_sentence_says_who_leads_who_rose_and_who_is_left_out(facts: Facts) -> None:
    frame = ranking(("甲", 1, "95"), ("乙", 2, "90.555"), ("丙", None, None))
    frame = changed(changed(frame, "甲", award="流动红旗"), "乙", change=2, previous_rank=4)
    assert composite_sentence(frame, facts, DAY) == (
        "甲居首位，得分95.00；较上期进位最多的是乙，上升2位；丙未报送，不排名。"
    )
    nobody = composite_sentence(ranking(("甲", None, None)), facts, DAY)
    assert nobody == "截至2023年6月11日，还没有单位有得分，不排名次。"


def test_progress_says_who_rose_and_who_fell(facts: Facts) -> None:
    frame = ranking(("甲", 1, "95"), ("乙", 2, "90"))
    assert progress_sentence(frame, facts) == "没有单位进位。"
    frame = changed(changed(frame, "甲", change=1, progress_rank=1), "乙", change=-1)
    assert progress_sentence(frame, facts) == "较上期进位最多的是甲，上升1位；降位最多的是乙，下降1位。"
    both = progress_sentence(changed(frame, "乙", change=1, progress_rank=1), facts)
    assert both == "较上期进位最多的是甲、乙，各上升1位。"
    html = progress_table(frame, {"甲": [2, 1], "乙": [1, 2]}, facts)
    assert "上升1位" in html
    assert "第2名、第1名" in html


def test_nobody_leads_a_topic_with_nothing(facts: Facts) -> None:
    assert topic_sentence(ranking(("甲", 1, "0"), ("乙", 1, "0")), facts) == "还没有单位有落地"
    assert topic_sentence(ranking(("甲", None, None)), facts) == "还没有单位报送"
    assert topic_sentence(ranking(("甲", 1, "60"), ("乙", 2, "40")), facts) == "甲居首"
    assert topic_sentence(ranking(("甲", 1, "60"), ("乙", 1, "60")), facts) == "甲、乙并列首位"
    assert "未报送" in topic_table(ranking(("甲", None, None)), "示例", facts)


def test_a_scheme_says_whether_it_is_official_the_citys_own_or_a_built_in_example(facts: Facts, scheme: Scheme) -> None:
    assert "内置示例方案（非官方）" in scheme_mark(scheme, facts)
    own = scheme.model_copy(update={"version": "2"})
    assert "市级自定方案（非官方）" in scheme_mark(own, facts)
    assert "内置" not in scheme_standing(own, facts) + stated(own, facts)
    assert "正式方案" in scheme_mark(own.model_copy(update={"official": True}), facts)


def test_every_name_of_the_shortlist_has_its_reasons(facts: Facts, scheme: Scheme) -> None:
    frame = ranking(
        ("甲", 1, "95"), ("乙", 2, "90"), ("丙", 3, "80"), ("丁", 4, "70"), ("戊", 5, "60"), ("己", None, None)
    )
    frame = changed(frame, "丁", change=3, previous_rank=7, progress_rank=1)
    frame = changed(frame, "戊", change=1, previous_rank=6, progress_rank=2)
    topical = pl.DataFrame(
        [("甲", "外资企业", 1, Decimal(50)), ("戊", "单项冠军", 1, Decimal(0)), ("己", "外资企业", 1, Decimal(50))],
        schema=["place_key", "topic", "rank", "score"],
        orient="row",
    ).with_columns(scheme=pl.lit("示例专题方案"))
    assert scheme.commendation is not None
    assert shortlist(frame, topical, scheme.commendation, facts) == {
        "示例甲": ["综合排位第1名（95.00分）", "专题排位：外资企业第1名"],
        "示例乙": ["综合排位第2名（90.00分）"],
        "示例丙": ["综合排位第3名（80.00分）"],
        "示例丁": ["排位进步：由第7名升至第4名，上升3位"],
    }
    assert "还没有可以列入的单位" in shortlist_table({}, facts)


def test_the_parts_of_a_score_are_escaped(facts: Facts) -> None:
    told = PARTS.with_columns(indicator=None, scheme=pl.lit("<i>"))
    html = parts_table(told, "示例甲县", facts)
    assert "示例&lt;b&gt;" in html
    assert "−0.10" in html
    assert "<i>" not in html


@pytest.mark.parametrize(
    ("indicator", "opened"),
    [
        ("signed_count", "score_part/season-3-composite:signed:signed_count/甲"),
        (None, "score_part/season-3-composite:signed/甲"),
        ("key_giant", "firms/giants/甲"),
    ],
)
def test_a_part_opens_its_cells_and_one_of_key_enterprises_the_firms(
    facts: Facts, indicator: str | None, opened: str
) -> None:
    parts = PARTS.head(1).with_columns(indicator=pl.lit(indicator, pl.String), scheme=pl.lit("season-3-composite"))
    assert f'data-act="figure:{opened}"' in parts_table(parts, "示例甲县", facts)


def test_a_rank_line_has_a_gap_where_there_was_no_rank() -> None:
    assert rank_line([None, None], 9) == ""
    assert rank_line([1, 2, None, 4], 9).count("<polyline") == 2
    history = pl.DataFrame({"place_key": ["a", "a", "b", "b"], "ordinal": [1, 2, 1, 2], "rank": [None, 1, None, None]})
    assert ranks_by_place(history) == {"a": [1], "b": [None]}


def test_the_ranks_of_every_period_open_and_are_handed_over_with_their_numbers(facts: Facts, scheme: Scheme) -> None:
    frame = ranking(("甲", 2, "95"), ("乙", None, None), ordinal=1, period_end=date(2023, 6, 4), version="1")
    html = ranks_table(frame, facts)
    assert "<summary>历次名次（各期按期末施行的方案）：点数看出处</summary>" in html
    assert 'slot_score_rank@2023-06-04/season-3-composite/甲">2</button>' in html
    assert html.count("<button") == 1
    made = history_table(frame, scheme, facts.seasons["3"], facts)
    assert made.rows[0][-1] == "slot_score_rank@2023-06-04/3/season-3-composite/甲"
    asked = "，用命令 python -m queries ask evidence/cells --figure 取数编号 --as_of 截至日期 查它由哪些单元格得来；"
    swap = "把编号开头的 slot_score_rank 换成 slot_score，就是得分的编号。"
    assert made.notes == [f"取数编号是本行名次的编号{asked}{swap}"]
    slots = {"8月": date(2022, 8, 31), "9月": date(2022, 9, 30)}
    mine = ("slot_gain@2022-08-31", "2022", "funds_in_place", "dazhu")
    gains = numbered_by_slot(Table("示例", [], [[]]), [mine], slots, facts)
    assert gains.rows == [["slot_gain@2022-08-31/2022/funds_in_place/dazhu"]]
    swap = "把编号里 @ 和日期换成下列之一，就是本行其他各期的编号：8月 @2022-08-31、9月 @2022-09-30。"
    assert gains.notes == [f"取数编号是本行第一期的编号{asked}{swap}"]


def test_every_scheme_says_what_it_does_in_its_own_numbers(facts: Facts) -> None:
    for scheme in schemes_in(facts).versions:
        html = scheme_table(scheme, facts)
        assert "{" not in html
        assert all(item.label in html for item in scheme.item)
    year = schemes_in(facts).version("year-2022-composite", "1")
    told = {item.key: shape_sentence(item, facts) for item in year.item}
    assert told["large"] == "完成率（按保证目标）×10分，最高按120%计"
    assert told["bands"] == "10分，各档分别对照目标，每少1个扣0.1分，扣完为止"
    assert told["late"] == "从总分中扣：每次扣0.2分，最多扣1分"


SAID = {
    "funds": "完成72.00亿元，达到工作目标65.00亿元，超额加5.4%（最多10.0%）；30分×105.4%＝31.62分",
    "outside": "完成33.00亿元，在保证目标32.00亿元（得80.0%）和工作目标35.00亿元（得满分）之间；20分×86.7%＝17.33分",
    "large": "完成7个，目标5个，完成率140.0%，按120.0%封顶；10分×120.0%＝12分",
    "bands": "完成2个，各档目标合计5个，共少3个，每少1个扣0.1分；10−0.3＝9.7分",
    "foreign": "未填，本项没有得分",
    "follow_through": "完成81.0%，目标90.0%，完成率90.0%；3.75分×90.0%＝3.38分",
    "timeliness": "缺报次数2次，每次扣0.5分；5−1＝4分",
    "late": "迟报次数9次，每次扣0.2分，最多扣1分",
}


def test_every_part_says_how_its_points_came_about(facts: Facts) -> None:
    year = schemes_in(facts).version("year-2022-composite", "1")
    band = Quantity("reported", Fraction(2), Fraction(5))
    mine = {
        "funds_in_place": Quantity("reported", Fraction(72), Fraction(60), Fraction(65)),
        "outside_fixed_investment": Quantity("reported", Fraction(33), Fraction(32), Fraction(35)),
        "projects_500m_up": Quantity("reported", Fraction(7), Fraction(5)),
        "projects_1b_3b": band,
        "foreign_capital_used": Quantity("missing", None, Fraction(100)),
        "registration_rate": Quantity("reported", Fraction(81, 100), Fraction(9, 10)),
        "absent_reports": Quantity("counted", Fraction(2)),
        "late_reports": Quantity("counted", Fraction(9)),
    }
    told = {key: Quantity("missing", None, Fraction(1)) for key in year.measures}
    told |= {key: Quantity("no_task") for key in ("projects_10b_up", "projects_5b_10b", "projects_3b_5b")}
    [one] = standings(year, [Contender("示例", told | mine)])
    said: dict[str, str] = {}
    for part in one.parts:
        said.setdefault(part.item.key, part_sentence(part, facts))
    assert said == SAID
