"""Gaps on the screen: the conclusion over the matrix, what a tile and a link say, where investors come from."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import polars as pl

from charts.evidence.words import figure_name
from charts.gaps.card import link_card, short_words
from charts.gaps.links import links_table
from charts.gaps.matrix import gap_legend, gap_matrix
from charts.gaps.regions import origins, regions_sentence, regions_table
from charts.gaps.tile import under_name
from charts.gaps.words import gaps_named, gaps_sentence
from charts.meanings.gaps import gap_sections
from charts.projects.cells import cells_card
from domain.chains.files import chains_in
from domain.facts import Facts
from domain.figures.named import Figure
from domain.figures.talking import OPEN
from domain.figures.talking import TALKS as TALKED
from domain.saying import figures_of
from tests.charts.frames import as_read

STATES = {"empty": "空白", "signed": "签而未落", "single": "单点", "founded": "有基础", "crowded": "拥挤"}
SHORT = ("short_landed", "short_registered", "short_started", "short_producing", "short_funds")
TALKS = ("negotiations", "negotiated_money", "negotiated_since")
EVIL = "<img src=x onerror=alert(1)>"


def _link(chain: str, stage: str, link: str | None, state: str | None, **told: Any) -> dict[str, Any]:
    landed = {"single": 1, "founded": 2, "crowded": 5}.get(state or "", 0)
    signed = landed or (0 if state == "empty" else 2)
    row: dict[str, Any] = {
        "industry": "能源化工", "chain": chain, "stage": stage, "link": link, "state_key": state,
        "state": STATES.get(state or ""), "task": "补链", "covered": landed > 0, "projects": signed, "ongoing": signed,
        "signed": Decimal(signed), "registered": Decimal(landed), "landed": Decimal(landed), "landed_projects": landed,
        "started": Decimal(0), "producing": Decimal(0), "signed_money": Decimal(signed) * 10, "places": min(signed, 1),
        "place_labels": "宣汉县", "competing": False, "largest_share": Decimal(1), "largest_money_share": Decimal(1),
        "concentration": Decimal(1), "head": None, "heads": 0, **dict.fromkeys(TALKS), "cut_off": 1 if landed else None,
        "cut_share": Decimal("0.5"), "bottleneck": False, **dict.fromkeys(SHORT, 0),
    }  # fmt: skip
    return row | told


RIVALS: dict[str, Any] = {"competing": True, "places": 3, "place_labels": "宣汉县、大竹县、渠县"}
CHAIN = [
    _link("甲链", "上游", "一", "founded", head="listed", heads=1, cut_off=2, cut_share=Decimal(1), bottleneck=True),
    _link("甲链", "中游", "二", "crowded", producing=Decimal(1), **RIVALS),
    _link("甲链", "中游", "三", "signed", short_landed=2, short_funds=Decimal("1.234"), short_started=3),
    *(_link("甲链", "下游", name, "empty") for name in "四五六七"),
    _link("甲链", "下游", None, None),
    _link("乙链", "上游", "一", "empty"),
]  # fmt: skip


def _named(rows: list[dict[str, Any]], facts: Facts) -> list[tuple[str, str]]:
    html = gaps_named(pl.DataFrame(rows, infer_schema_length=None), facts)
    assert "<img" not in html
    return re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html)


def test_the_conclusion_is_told_in_one_breath_and_names_what_it_counts_under_the_matrix(facts: Facts) -> None:
    told = gaps_sentence(pl.DataFrame(CHAIN, infer_schema_length=None), facts, "dazhu")
    assert told == "清单所列8个环节，2个已有项目落地；已起步的链里空白4个、签而未落1个；1条链还没有落地。"
    opened = [(told[one.start : one.end], one.figure) for one in figures_of(told)]
    assert opened == [("8", "gap_links/listed/links@dazhu:"), ("2", "gap_links/covered/links@dazhu:")]
    assert _named(CHAIN, facts) == [
        ("空白（已起步的链里4个）", "甲链：四、五、六、七"),
        ("签而未落（已起步的链里1个）", "甲链：三"),
        ("还没有落地的链（1条）", "乙链"),
        ("关键环节（1个）", "甲链·一一断波及2个环节"),
        ("几个单位同时招引的环节（1个）", "甲链·二最多（3个单位）"),
    ]


def test_links_that_are_equal_in_what_is_said_are_all_named(facts: Facts) -> None:
    cutting: dict[str, Any] = {"cut_off": 2, "bottleneck": True}
    rows = [_link("甲链", "上游", name, "founded", **cutting, **RIVALS) for name in "一二三四"]
    assert _named(rows, facts) == [
        ("关键环节（4个）", "甲链·一、甲链·二、甲链·三等4个环节一断各波及2个环节"),
        ("几个单位同时招引的环节（4个）", "甲链·一、甲链·二、甲链·三等4个环节最多（各3个单位）"),
    ]
    rows[2:] = [_link("甲链", "上游", name, "founded", **cutting | {"cut_off": 1}) for name in "三四"]
    assert _named(rows, facts)[0] == ("关键环节（4个）", "甲链·一、甲链·二一断各波及2个环节")


def test_before_a_ledger_a_tile_says_so_and_no_share_is_drawn(facts: Facts) -> None:
    unknown = dict.fromkeys(("state", "task", "covered", "projects", "ongoing", "signed", "places", "heads", *SHORT))
    rows = pl.DataFrame([_link("甲链", "上游", "一", None) | unknown])
    drawn = gap_matrix(rows, ["上游"], facts)
    assert "甲链 一：未报台账" in drawn
    assert [words for words in ("%", "空白", "尚无", "没有归入") if words in drawn] == []
    assert gaps_sentence(rows, facts) == "还没有收到签约项目台账，各环节的状态不详"
    assert "未报台账" in link_card(rows.row(0, named=True), "", facts)


def test_nothing_signed_is_said_and_what_is_negotiated_where_it_is_known(facts: Facts) -> None:
    nothing = pl.DataFrame([_link("乙链", "上游", "一", "empty")])
    assert gaps_sentence(nothing, facts) == "还没有项目归入产业链"
    led = pl.DataFrame([CHAIN[0], _link("甲链", "下游", "四", "empty", negotiations=2)], infer_schema_length=None)
    assert gaps_sentence(led, facts).endswith("；1个缺口有在谈项目。")
    assert ("有在谈项目的缺口（1个）", "甲链：四") in _named(led.to_dicts(), facts)
    assert gaps_named(nothing, facts) == ""
    drawn = gap_matrix(led, ["上游", "下游"], facts)
    assert "甲链 四：空白，补链，尚无签约，在谈2" in drawn
    assert '，在谈<span class="fig" data-act="figure:talks/open/link:甲链|四"' in drawn
    talks = {"negotiated_money": Decimal("8.5"), "negotiated_since": date(2022, 6, 1)}
    card = link_card(led.row(1, named=True) | talks, "", facts, "dazhu")
    assert "2个，拟投资额8.50亿元，最早2022年6月1日起" in as_read(card)
    assert 'data-act="figure:talks_money/open/link@dazhu:甲链|四" data-read="8.50亿元，点看出处">8.50<' in card
    assert 'data-act="figure:talks_since/open/link@dazhu:甲链|四"' in card
    assert "talks_since" not in link_card(led.row(1, named=True), "", facts)
    named = [figure_name(Figure(measure, "2022", OPEN, "link:甲链|四"), facts) for measure in TALKED]
    assert named == ["在谈", "在谈拟投资额", "在谈起始"]


def test_a_tile_tells_its_state_and_opens_its_link(facts: Facts) -> None:
    rows = [_link("丙链", "上游", EVIL, "single"), *CHAIN]
    html = gap_matrix(pl.DataFrame(rows, infer_schema_length=None), chains_in(facts)[-1].stages, facts)
    drawn = as_read(html)
    assert 'class="fig" data-act="figure:stepped/landed/link:甲链|一"' in html
    assert 'data-act="figure:gap_rate/covered/links:甲链"' in html
    assert 'data-act="figure:gap_links/empty/links:甲链"' in html
    assert 'class="link is-founded" data-act="link:甲链:一"' in drawn
    assert "甲链 二：拥挤，补链，落地5 投产1；宣汉县、大竹县、渠县3个单位同环节招引" in drawn
    assert "<b>★ 一 ◆</b><small>落地2</small>" in drawn
    assert "<small>签约2 未落地</small>" in drawn
    assert 'data-act="link:甲链:"' in drawn
    assert under_name(_link("甲链", "上游", "一", "empty", signed=Decimal(2)), facts) == "签约2 均已终止"
    assert "<b>29%</b> <small>空白4、签而未落1</small>" in drawn
    assert "已全覆盖" in drawn
    assert "<img" not in drawn
    assert drawn.index("chain:甲链") < drawn.index("chain:丙链") < drawn.index("chain:乙链")
    assert [drawn for drawn in STATES.values() if drawn not in gap_legend(facts)] == []


def test_the_numbers_on_a_tile_are_shares_of_split_projects(facts: Facts) -> None:
    split = {"landed": Decimal("0.5"), "producing": Decimal("0.5"), "landed_projects": 1, "signed": Decimal("1.30")}
    row = _link("甲链", "上游", "一", "single", **split)
    assert under_name(row, facts) == "落地0.5 投产0.5（按占比）"
    assert under_name(row | {"producing": Decimal(0), "landed": Decimal("1.000")}, facts) == "落地1"
    assert "签约1.3、注册1、落地0.5、开工0、投产0.5（按占比），合同额10.00亿元" in as_read(link_card(row, "", facts))
    assert "按占比" not in link_card(CHAIN[0], "", facts)
    signed = _link("甲链", "上游", "一", "signed", signed=Decimal("1.5"), negotiations=2)
    assert under_name(signed, facts) == "签约1.5 未落地（按占比），在谈2"
    assert under_name(signed | {"ongoing": 1, "negotiations": None}, facts) == "签约1.5 未落地，有的已终止（按占比）"
    assert under_name(signed | {"ongoing": 0, "negotiations": None}, facts) == "签约1.5 均已终止（按占比）"
    assert under_name(_link("甲链", "下游", None, None, signed=Decimal("0.5")), facts) == "签约0.5（按占比）"


def test_a_link_says_what_it_lacks_and_what_hangs_on_it(facts: Facts) -> None:
    html = short_words(CHAIN[2], facts, "dazhu")
    assert 'data-act="figure:gap_landed/founded/link@dazhu:甲链|三"' in html
    assert 'data-act="figure:followed_needed/funds_rate/link@dazhu:甲链|三"' in html
    lacking = as_read(html)
    assert lacking == "落地2个（到有基础），开工3个，到位资金1.23亿元"
    first, second = link_card(CHAIN[0], "成渝1个", facts), link_card(CHAIN[1], "", facts)
    assert "有，重点企业名单申报1个" in first
    assert "关键环节：断了波及本链2个已落地环节（100%）" in first
    assert "不差" in first
    assert "成渝1个" in first
    assert "没有报在谈项目台账" in first
    assert "宣汉县、大竹县、渠县，3个单位同环节招引；最多的一个占项目数100.0%、合同额100.0%，集中度1.00" in second
    assert "断链影响" not in link_card(CHAIN[2], "", facts)


def test_the_links_of_a_chain_say_what_each_is_short_of(facts: Facts) -> None:
    drawn = as_read(links_table(pl.DataFrame(CHAIN[:3], infer_schema_length=None), facts))
    assert 'data-act="link:甲链:三"' in drawn
    assert "落地2个（到有基础），开工3个，到位资金1.23亿元" in drawn


def _regions(**signed: int) -> pl.DataFrame:
    whole = max(sum(signed.values()), 1)
    keys = {"成渝": "chengyu", "大湾区": "bay", "未注明": "unknown"}
    return pl.DataFrame(
        [
            {
                "industry": "能源化工", "chain": chain, "region_key": keys[label], "region": label,
                "signed": Decimal(number), "signed_money": Decimal(number) * 10,
                "signed_share": Decimal(number) / whole,
            }
            for chain in ("甲链", None)
            for label, number in signed.items()
        ]
    )  # fmt: skip


def test_the_regions_add_up_and_what_is_not_known_is_said(facts: Facts) -> None:
    regions = _regions(成渝=3, 大湾区=0, 未注明=1)
    assert regions_sentence(regions, facts) == (
        "签约项目来自成渝的最多，6个，占75.0%；大湾区还没有；来源地未注明的2个，占25.0%。"
    )
    equals = regions_sentence(_regions(成渝=2, 大湾区=2, 未注明=0), facts)
    assert equals == "签约项目来自成渝、大湾区的最多，各4个，各占50.0%。"
    drawn = regions_table(regions, facts)
    assert 'data-act="region:chengyu:能源化工:甲链"' in drawn
    assert "—" not in drawn  # none is a number
    assert '<span class="zero">0</span>' in drawn
    assert "成渝：3个，占本链75.0%，合同额30.00亿元" in drawn
    assert 'data-figure="stepped/signed/region:chengyu|甲链"' in drawn
    assert 'data-act="figure:stepped/signed/loose_region:bay|能源化工"' in drawn
    assert 'data-act="figure:stepped/signed/region:unknown" aria-label="未注明 2"' in drawn
    assert 'data-act="figure:stepped/signed/dazhou" aria-label="合计 8">8<' in drawn
    assert regions_sentence(_regions(成渝=0, 未注明=2), facts).startswith("签约项目都没有注明来源地")
    told = origins(pl.DataFrame({"region": ["未注明", "大湾区", "未注明"]}), facts)
    assert told == "大湾区1个、未注明2个"


def test_the_cells_of_a_project_are_text(facts: Facts) -> None:
    row = {
        "header": "项目名称", "raw": EVIL, "cell": "A6", "file": EVIL, "sheet": "Sheet1", "receipt": "示例0001",
        "received_by": "示例经办人", "received_at": datetime(2022, 12, 30), "repeated_in": None,
    }  # fmt: skip
    drawn = cells_card([row, row | {"header": "环节", "raw": None}], "", facts)
    assert "<img" not in drawn
    assert "A6" in drawn
    assert "环节" not in drawn


def test_states_tasks_and_regions_are_explained_as_they_are_in_force(facts: Facts) -> None:
    gaps, regions = gap_sections(facts)
    words = {cells[0]: cells[1] for cells in (entry.cells for entry in reversed(gaps.entries))}
    assert words["拥挤"] == "已落地的项目30个以上，涉及的单位6个以上"
    assert words["空白"] == "不符合以上各项的"
    assert words["建链"] == "还没有环节落地的链，签而未落、空白的环节，先符合的为准"
    assert "上游供中游；中游供下游；断了它，本链已落地环节接不上的超过50%为关键环节" in words["关键环节"]
    assert [entry.cells[0] for entry in regions.entries] == [
        "成渝",
        "大湾区",
        "长三角",
        "京津冀",
        "其他",
        "境外",
        "未注明",
    ]
