"""Key enterprises on the screen: every number told with where it came from, nothing from a file trusted."""

from datetime import date
from decimal import Decimal

import polars as pl

from charts.enterprises.evidence import named_card
from charts.enterprises.matrix import enterprises_list, enterprises_matrix
from charts.enterprises.words import enterprises_sentence, named_sentence
from domain.facts import Facts
from queries.reference.enterprise_kinds import kinds

LISTED = {"xuanhan": 3, "dazhu": 1}


def _counted(facts: Facts, silent: str = "quxian") -> pl.DataFrame:
    """Lists of two units, counts of the others, one of them silent."""
    rows = []
    for _, kind, label, *_, unit, _, _, _ in kinds(facts):
        for place in facts.places.place:
            listed, reported = place.key in LISTED, place.key != silent
            held = LISTED.get(place.key, 2) if reported else None
            rows.append(
                {
                    "place": place.label, "kind": label, "enterprises": None if held is None else Decimal(held),
                    "unit": unit, "evidenced": Decimal(1) if listed and reported else None,
                    "shape": ("名单" if listed else "分类统计表") if reported else None,
                    "period": "2023-06-09", "kind_key": kind, "place_key": place.key, "short": place.short,
                    "shape_key": ("list" if listed else "counts") if reported else None, "cell": "F7",
                    "recognised": 1 if listed else None, "refused": 0 if listed else None,
                    "pending": 0 if listed else None,
                }
            )  # fmt: skip
    return pl.DataFrame(rows)


def _named(**row: object) -> pl.DataFrame:
    told = {
        "place": "宣汉县", "firm": "示例锂电有限公司", "categories": "链主型", "investor": "示例集团",
        "investor_home": "上海市", "relation": "母公司", "listed_as": "第七批", "project": "示例项目",
        "industry": "新材料", "contract": Decimal("12.5"), "landed_on": date(2023, 6, 1), "evidence": "备案",
        "evidence_number": "示例1号", "place_key": "xuanhan", "sheet": "名单", "line": 8, "receipt": "20230609-0001",
    }  # fmt: skip
    return pl.DataFrame([told | row])


def test_the_conclusion_adds_up_names_the_first_and_tells_who_is_silent_and_unproved(facts: Facts) -> None:
    said = enterprises_sentence(_counted(facts), date(2023, 6, 9), facts)
    assert said.startswith("截至2023年6月9日，全市落地重点企业16户；其中三类500强16户、单项冠军16户")
    assert "宣汉县最多，3户" in said
    assert "2个单位报名单，6个单位报分类统计表；渠县未报送；名单中2户没有落地时间或依据。" in said


def test_before_anybody_has_reported_nothing_is_counted(facts: Facts) -> None:
    silent = _counted(facts).with_columns(
        pl.lit(None, pl.String).alias("shape_key"), pl.lit(None, pl.Decimal(38, 0)).alias("enterprises")
    )
    assert enterprises_sentence(silent, date(2023, 6, 9), facts) == "截至2023年6月9日，还没有单位报送落地重点企业。"


def test_a_number_opens_what_it_counts_and_a_silent_unit_has_none(facts: Facts) -> None:
    drawn = enterprises_matrix(_counted(facts), facts)
    assert 'data-act="figure:firms/champions/xuanhan"' in drawn
    assert "宣汉县 国家级制造业单项冠军企业：3户，取自2023年6月9日的名单" in drawn
    assert "取自2023年6月9日的分类统计表 F7" in drawn
    assert "/quxian" not in drawn
    assert 'class="hatched' in drawn


def test_the_city_is_the_sum_of_what_was_told(facts: Facts) -> None:
    assert "填空补短自主" in enterprises_matrix(_counted(facts), facts)
    assert "各单位相加 16户" in enterprises_matrix(_counted(facts), facts)


def test_what_comes_from_a_list_is_shown_as_text(facts: Facts) -> None:
    drawn = enterprises_list(_named(firm="<img src=x onerror=alert(1)>", evidence_number="<b>"), facts)
    assert "<img" not in drawn
    assert "&lt;img src=x onerror=alert(1)&gt;" in drawn
    assert "2023年6月1日" in drawn
    assert "取自工作表名单第8行，回执号20230609-0001" in drawn


def test_a_firm_without_proof_is_marked(facts: Facts) -> None:
    assert facts.sentences["firms_no_proof"] in enterprises_list(_named(evidence=None), facts)
    assert facts.sentences["firms_no_number"] in enterprises_list(_named(evidence_number=None), facts)


def test_the_list_says_how_many_firms_and_how_much(facts: Facts) -> None:
    both = pl.concat([_named(), _named(firm="示例 锂电有限公司", project="示例二期")])
    assert named_sentence(both, facts) == "宣汉县名单所列1户2个项目，合同金额25.00亿元。"
    assert named_sentence(both.clear(), facts) == facts.sentences["firms_no_list"]


def test_a_number_from_a_list_opens_its_firms(facts: Facts) -> None:
    [listed] = _counted(facts).filter(place_key="xuanhan", kind_key="leading").rows(named=True)
    named = pl.concat([_named(), _named(firm="示例软屏有限公司", categories="制造业单项冠军")])
    opened = named_card(listed, named, facts)
    assert "示例锂电有限公司" in opened
    assert "示例软屏有限公司" not in opened
