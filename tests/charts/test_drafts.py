"""Drafts: the order of what needs a hand, what a file would change, and which version is in force."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import polars as pl
import pytest

from charts.returns.changes import change_sentence, change_table
from charts.returns.draft import draft_card
from charts.returns.drafts import Lying, drafts_list, drafts_sentence
from charts.returns.versions import notes_beside, version_note, versions_card
from domain.facts import Facts
from domain.findings import Finding
from domain.indicators import Indicator
from domain.unforeseen import Unforeseen
from tests.charts.frames import NASTY


def _read(facts: Facts, **changes: Any) -> Any:
    form = next(iter(facts.forms.values()))
    row = {
        "sheet": "表一",
        "form": form.key,
        "place": "xuanhan",
        "period": "2022-12",
        "findings": (),
        "rejected": False,
    }
    return SimpleNamespace(**row | changes)


def _lying(facts: Facts, state: Any = "ready", key: str = "a", file: str = NASTY, **changes: Any) -> Lying:
    return Lying(key, file, [_read(facts, **changes)], state, datetime(2022, 12, 5, 2, 30), "示例")


def _version(submission: str, standing: str) -> dict[str, Any]:
    return {
        "submission": submission,
        "standing": standing,
        "receipt": f"受理{submission}",
        "received_at": datetime(2022, 12, 5, 2, 30),
        "withdrawn_made_at": datetime(2022, 12, 6, 2, 30),
        "reason": NASTY,
        "file": NASTY,
    }


def _changes(
    money: Indicator, facts: Facts, versions: dict[str, str] | None = None, before: bool = False, **standing: Any
) -> Any:
    other = facts.indicators["project_contracts"]
    moved = {
        "guarantee_completion_before": Decimal("0.412"),
        "guarantee_completion": Decimal("0.43"),
        "rank_before": 6,
        "rank": 5,
    }
    last = {"period": "2022-11", "missing": None}
    return SimpleNamespace(
        last=pl.DataFrame([{"indicator": money.key, "value": Decimal("41.20"), **last}]),
        figures=pl.DataFrame(
            [
                {"indicator": money.key, "value": Decimal("43.00"), "missing": None},
                {"indicator": other.key, "value": None, "missing": "dash"},
            ]
        ),
        told=(
            SimpleNamespace(
                day=date(2022, 12, 5), standing=pl.DataFrame([{"indicator": money.key} | moved | standing])
            ),
        ),
        versions=pl.DataFrame([_version(key, word) for key, word in (versions or {"mine": "in_force"}).items()]),
        mine="mine",
        filed_before=before,
    )


def test_the_consequence_is_told_before_and_after(money: Indicator, facts: Facts) -> None:
    told = change_sentence(_changes(money, facts), "宣汉", facts)
    assert told == "提交后，截至2022年12月5日宣汉到位资金完成率 41.2% → 43.0%，名次 6 → 5。"


def test_what_does_not_move_is_told_once(money: Indicator, facts: Facts) -> None:
    still = _changes(money, facts, guarantee_completion=Decimal("0.412"), rank=6)
    assert change_sentence(still, "宣汉", facts) == "提交后，截至2022年12月5日宣汉主要指标的完成率和名次不变。"
    assert "→" not in change_table(still, facts)


def test_the_last_day_known_is_told_where_it_says_something_else(money: Indicator, facts: Facts) -> None:
    changes = _changes(money, facts)
    [own] = changes.told
    still = own.standing.with_columns(guarantee_completion="guarantee_completion_before", rank="rank_before")
    changes.told = (own, SimpleNamespace(day=date(2022, 12, 31), standing=still))
    told = change_sentence(changes, "宣汉", facts)
    assert told.endswith("名次 6 → 5。截至2022年12月31日（台账最近一天），主要指标的完成率和名次不变。")


def test_without_targets_no_completion_is_spoken_of(money: Indicator, facts: Facts) -> None:
    none = {"guarantee_completion": None, "guarantee_completion_before": None}
    changes = _changes(money, facts, **none, rank=6)
    assert change_sentence(changes, "宣汉", facts) == "提交后，截至2022年12月5日宣汉主要指标的名次不变。"
    assert "完成率" not in change_table(changes, facts)
    assert "完成率" in change_table(_changes(money, facts), facts)


def test_the_headline_figures_stand_open_and_the_others_are_folded(money: Indicator, facts: Facts) -> None:
    html = change_table(_changes(money, facts), facts)
    shown, folded = html.split("<details>")
    assert "2022年11月" in shown
    assert "41.20" in shown
    assert "43.00" in shown
    assert "+1.80" in shown
    assert "41.2% → 43.0%" in shown
    assert "其余 1 项" in folded


@pytest.mark.parametrize(
    ("versions", "before", "told"),
    [
        ({"mine": "in_force"}, False, ""),
        (
            {"mine": "in_force", "other": "replaced"},
            False,
            "现在有效的是 受理other（2022年12月5日 10:30收到），提交后由这一份替代",
        ),
        ({"mine": "replaced", "other": "in_force"}, False, "提交后仍以它为准"),
        ({"mine": "in_force"}, True, "与已受理的 受理mine 完全相同，现在有效的就是它"),
        ({"mine": "replaced", "other": "in_force"}, True, "现在有效的是 受理other"),
    ],
)
def test_the_version_in_force_is_told(
    money: Indicator, facts: Facts, versions: dict[str, str], before: bool, told: str
) -> None:
    note = version_note(_changes(money, facts, versions, before), facts)
    assert told in note
    assert bool(told) == bool(note)


def test_what_needs_a_hand_comes_first_and_most_of_what_is_ready_is_folded(facts: Facts) -> None:
    ready = [_lying(facts, key=f"r{nth}", file=f"{nth}.xlsx") for nth in range(30)]
    html = drafts_list([*ready, _lying(facts, "asks", "q"), _lying(facts, "refused", "x")], "q", facts)
    assert html.index("draft:x") < html.index("draft:q") < html.index("draft:r0") < html.index("<details>")
    assert "另有 24 份" in html
    assert '<tr class="opened" data-act="draft:q"' in html
    assert "<img" not in html


def test_a_file_with_one_sheet_that_cannot_be_taken_says_so(facts: Facts) -> None:
    partly = replace(_lying(facts), returns=[_read(facts), _read(facts, rejected=True)])
    assert "其中1张表不能受理" in drafts_list([partly], "a", facts)
    assert "张表不能受理" not in drafts_list([_lying(facts), _lying(facts, "refused", rejected=True)], "a", facts)


def test_the_drafts_are_counted_by_what_can_be_done_with_them(facts: Facts) -> None:
    lying = [_lying(facts), _lying(facts, "refused", rejected=True, place="dazhu"), _lying(facts, "known")]
    assert drafts_sentence(lying, facts) == "草稿3份，还没有提交：不能受理1份，已受理过1份，可以提交1份。"


def test_two_files_for_one_unit_and_period_are_pointed_out(facts: Facts) -> None:
    assert "宣汉县2022年12月有2份，提交后以最后一份为准。" in drafts_sentence(
        [_lying(facts), _lying(facts, key="b")], facts
    )


def test_several_units_with_two_files_for_a_period_are_named_together(facts: Facts) -> None:
    both = [_read(facts), _read(facts, place="dazhu")]
    lying = [replace(_lying(facts, key=key), returns=both) for key in "ab"]
    assert drafts_sentence(lying, facts).endswith("宣汉县、大竹县2022年12月各有2份，提交后以最后一份为准。")


def test_a_sheet_of_all_units_is_named_once_and_what_is_wrong_with_the_whole_of_it_is_said_once(
    money: Indicator, facts: Facts
) -> None:
    whole, own = (
        Finding(code=code, level="explain", sheet="汇总", cell=cell, read="", wanted="", message=f"{cell} 示例")
        for code, cell in (("x", "D7"), ("y", "D9"))
    )
    reads = [_read(facts, findings=(whole,)), _read(facts, place="dazhu", findings=(whole, own))]
    lying = replace(_lying(facts, "asks"), returns=[*reads, _read(facts, place="quxian", findings=(whole,))])
    assert " · 2022年12月 · 3个单位：宣汉县、大竹县、渠县<" in drafts_list([lying], "a", facts)
    html = draft_card(lying, [_changes(money, facts)] * 3, facts)
    assert (html.count("D7"), html.count("D9")) == (1, 1)
    assert html.index("整张表") < html.index("D7") < html.index("宣汉县")
    assert facts.sentences["no_findings"] not in html


def test_a_file_shows_every_return_in_it(money: Indicator, facts: Facts) -> None:
    finding = Finding(code="x", level="reject", sheet="表二", cell="D7", read="约12", wanted="数字", message="D7 示例")
    refused = _read(facts, sheet=NASTY, place=None, form=None, period=None, findings=(finding,), rejected=True)
    lying = replace(_lying(facts), returns=[_read(facts), refused])
    html = draft_card(lying, [_changes(money, facts), None], facts)
    assert html.count('<div class="return">') == 2
    assert facts.sentences["draft_unknown"] in html
    assert "D7" in html
    assert "<img" not in html


def test_what_could_not_be_rehearsed_is_told_by_its_number_and_keeps_its_findings(facts: Facts) -> None:
    found = Finding(code="x", level="hint", sheet="", cell="B2", read="", wanted="", message=NASTY)
    html = draft_card(_lying(facts, findings=(found,)), [Unforeseen("E-示例")], facts)
    assert "未能预演，编号 E-示例" in html
    assert "不影响提交" in html
    assert NASTY not in html
    assert "B2" in html


def test_a_list_of_rows_is_told_by_its_rows_and_not_by_figures_it_has_none_of(money: Indicator, facts: Facts) -> None:
    changes = _changes(money, facts)
    changes.figures = changes.figures.clear()
    listed = _read(facts, form="season-3/key-enterprises", values=pl.DataFrame({"row_number": [1, 1, 2]}))
    html = draft_card(replace(_lying(facts), returns=[listed]), [changes], facts)
    assert "读到 2 行。" in html
    assert "<table" not in html


def test_a_file_that_failed_says_under_which_number_and_who_dropped_it(facts: Facts) -> None:
    html = draft_card(replace(_lying(facts, "failed"), returns=[], failure="E-示例", dropped_by=NASTY), [], facts)
    assert "未能处理" in html
    assert "编号 E-示例" in html
    assert "2022年12月5日 10:30 由" in html
    assert "<img" not in html


def test_every_version_says_how_it_stands(facts: Facts) -> None:
    rows = [_version(key, key) for key in ("in_force", "replaced", "withdrawn", "rejected")]
    html = versions_card(pl.DataFrame(rows), facts)
    assert [word in html for word in ("有效", "被替代", "撤回", "退回")] == [True] * 4
    assert "2022年12月6日 10:30 撤回：" in html
    assert "<img" not in html


def test_a_receipt_says_what_it_replaces_what_stays_in_force_and_what_was_reported_since(facts: Facts) -> None:
    said = [("a", "replaced", 3), ("b", "in_force", 3), ("c", "in_force", 5), ("d", "withdrawn", 3)]
    rows = [
        _version(key, standing) | {"ordinal": ordinal, "place_key": "dazhu", "period": "2023-06-23"}
        for key, standing, ordinal in said
    ]
    notes = notes_beside(pl.DataFrame(rows), facts)
    since = "本单位另报过2023年6月23日（受理c），在其后，最近的累计数仍以那一份为准。"
    assert notes == {
        "a": f"这一期现在有效的仍是 受理b（2022年12月5日 10:30收到），它所报的日期更晚。{since}",
        "b": f"替代了这一期原来有效的 受理a（2022年12月5日 10:30收到）。{since}",
    }
