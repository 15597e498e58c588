"""核验 drawn: what waits, one finding, what is in force, what a decision would change."""

from datetime import date, datetime
from decimal import Decimal

import polars as pl
import pytest

from charts.checking.consequence import consequence_sentence
from charts.checking.findings import OPEN, STATE_TONES, checking_sentence, item_card, item_key, items_table
from charts.checking.in_force import about, in_force_table
from charts.fetched import checking as fetched
from charts.returns.corrected import corrected_list
from domain.facts import Facts
from tests.charts.frames import NASTY

MOMENT = datetime(2023, 6, 11, 1)
ITEM = {
    "label": "累计数比上期减少",
    "place": "渠县",
    "form": "第三季基本情况统计表",
    "period": "2023-06-09",
    "receipt": "20230610-0001",
    "state": "unexplained",
    "level": "explain",
    "sheet": NASTY,
    "cell": "C7",
    "read": "24个",
    "wanted": "不小于 26个",
    "message": NASTY,
    "reason": None,
    "author": None,
    "explained_at": None,
    "outcome_reason": None,
    "outcome_author": None,
    "decided_at": None,
    "indicator": "signed_count",
    "value": Decimal(24),
    "raw": NASTY,
    "corrected_value": None,
    "correction_reason": None,
    "corrected_by": None,
    "code": "history.falls",
    "submission": "s",
    "ordinal": 1,
}
SAID = {
    "kind": "correction",
    "place": "渠县",
    "form": "第三季基本情况统计表",
    "period": "2023-06-09",
    "rule": None,
    "indicator": "新签约项目数量",
    "guard": Decimal("24.00000000"),
    "value": Decimal(26),
    "unit": "个",
    "first_day": None,
    "last_day": None,
    "reason": NASTY,
    "author": "示例经办人",
    "made_at": MOMENT,
    "ends_on": None,
    "record": "r1",
    "scheme": None,
    "version": None,
}


def _frame(*rows: dict[str, object]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), infer_schema_length=None)


def _counts(**fired: int) -> pl.DataFrame:
    return pl.DataFrame([{"label": label, "fired": times} for label, times in fired.items()])


def test_what_waits_is_counted_and_the_rules_that_fired_most_are_named(facts: Facts) -> None:
    items = _frame(ITEM, ITEM | {"state": "suspected"}, ITEM | {"state": "explained"})
    said = checking_sentence(items, _counts(甲=1, 乙=3, 丙=0), "第三季", facts)
    assert said == "第三季有2处待办：待说明1处，需核实1处，退回待改0处。触发最多的规则：“乙”3处、“甲”1处。"
    assert checking_sentence(items.clear(), _counts(甲=0), "第三季", facts) == "第三季没有待办的核验意见。"


@pytest.mark.parametrize("state", STATE_TONES)
def test_every_state_has_its_word_and_a_suspicion_is_never_more_than_that(facts: Facts, state: str) -> None:
    html = items_table(_frame(ITEM | {"state": state}), facts)
    assert facts.sentences[f"checking_{state}"] in html
    assert "造假" not in html
    assert set(OPEN) < set(STATE_TONES)


def test_many_findings_are_folded(facts: Facts) -> None:
    html = items_table(_frame(*(ITEM | {"ordinal": n} for n in range(20))), facts)
    assert "另有 8 处" in html
    assert html.count('data-act="finding:history.falls:s:') == 2 * 20


def test_one_finding_tells_the_cell_what_stood_there_and_what_was_said(facts: Facts) -> None:
    said = {"reason": NASTY, "author": "示例", "explained_at": MOMENT, "state": "corrected"}
    corrected = {"corrected_value": Decimal(26), "correction_reason": "示例：漏报", "corrected_by": "示例经办人"}
    html = item_card(ITEM | said | corrected, facts)
    assert NASTY not in html
    assert all(part in html for part in ("C7", "渠县", "20230610-0001", "2023年6月11日 09:00"))
    assert "报送数 24，更正为 26：示例：漏报（示例经办人）" in html
    decided = {"state": "genuine", "outcome_reason": "示例", "outcome_author": "示例经办人", "decided_at": MOMENT}
    assert "属实：示例（示例经办人，2023年6月11日 09:00）" in item_card(ITEM | decided, facts)


def test_what_was_put_right_in_a_return_names_the_cell_both_figures_and_the_reason(facts: Facts) -> None:
    row = {
        "indicator": "signed_count",
        "sheet": NASTY,
        "cell": "C7",
        "guard": Decimal("24.00000000"),
        "corrected_value": Decimal(26),
        "unit": "个",
        "correction_reason": NASTY,
        "corrected_by": "示例经办人",
        "corrected_at": MOMENT,
        "ends_on": date(2023, 8, 29),
    }
    html = corrected_list(_frame(row), facts)
    assert NASTY not in html
    assert "市级更正了 1 处" in html
    assert "新签约项目数量：报送数 24个，更正为 26个。" in html
    assert "（示例经办人，2023年6月11日 09:00，有效至2023年8月29日）" in html
    assert corrected_list(_frame(row).clear(), facts) == ""


def test_a_finding_is_called_by_its_rule_and_place(facts: Facts) -> None:
    assert item_key(ITEM) == "history.falls:s:1"


def test_what_is_in_force_says_who_why_and_until_when(facts: Facts) -> None:
    exemption = {"kind": "exemption", "period": None, "indicator": None, "guard": None, "value": None, "unit": None}
    days = {"first_day": date(2023, 6, 5), "last_day": date(2023, 6, 16), "record": None, "made_at": None}
    whole = {"form": None, **exemption, "kind": "disqualified", "first_day": date(2023, 6, 10), "record": "r2"}
    scheme = {**whole, "kind": "scheme", "place": None, "scheme": "示例方案", "version": "2"}
    rows = [SAID, SAID | {"kind": "waiver", "ends_on": date(2023, 8, 29)}, SAID | exemption | days]
    rows += [SAID | whole, SAID | scheme]
    html = in_force_table(_frame(*rows), facts)
    assert NASTY not in html
    assert html.count('data-act="record:r1"') == 2 * 2
    assert all(part in html for part in ("一直有效", "至2023年8月29日", "2023年6月5日至2023年6月16日", "写在资料里"))
    assert all(part in html for part in ("取消考评资格", "自2023年6月10日起", "计分方案", "示例方案第2版"))
    assert about(SAID, facts) == "第三季基本情况统计表，2023年6月9日，新签约项目数量，24个 → 26个"


def _standing(**changes: object) -> dict[str, object]:
    row = {
        "indicator": "funds_in_place",
        "place_key": "quxian",
        "actual": Decimal(90),
        "actual_before": Decimal(50),
        "guarantee_completion": Decimal("0.9"),
        "guarantee_completion_before": Decimal("0.5"),
        "rank": 1,
        "rank_before": 4,
    }
    return row | changes


def test_a_consequence_tells_the_unit_first_and_then_every_rank_that_moves(facts: Facts) -> None:
    other = {"place_key": "dazhu", "rank": 2, "rank_before": 1}
    still = {"place_key": "kaijiang", "rank": 5, "rank_before": 5}
    frame = _frame(_standing(**other), _standing(), _standing(**still), _standing(indicator="signed_projects"))
    said = consequence_sentence(frame, "quxian", "funds_in_place", date(2022, 10, 12), facts)
    assert said == "渠县到位资金 50.00 → 90.00，完成率 50.0% → 90.0%，名次 4 → 1；大竹县名次 1 → 2。"


def test_where_a_later_return_stands_nothing_moves(facts: Facts) -> None:
    same = {"actual_before": Decimal(90), "guarantee_completion_before": Decimal("0.9"), "rank_before": 1}
    said = consequence_sentence(_frame(_standing(**same)), "quxian", "funds_in_place", date(2022, 10, 12), facts)
    assert said == "渠县到位资金截至2022年10月12日的数和名次不变：现在按更近的一期计。"


def test_both_tables_are_handed_over_whole(facts: Facts) -> None:
    season = facts.seasons["3"]
    items = fetched.items_table(_frame(ITEM), season, facts)
    assert items.rows[0][5] == "待说明"
    assert items.rows[0][-2:] == [Decimal(24), None]
    said = fetched.in_force_table(_frame(SAID), season, facts)
    assert (said.rows[0][0], said.rows[0][6], said.rows[0][13]) == ("更正", Decimal(24), MOMENT)
    assert all(len(row) == len(table.heads) for table in (items, said) for row in table.rows)
