"""Projects found, their history and likely doubles as drawn: escaped, in Chinese, exact until shown."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from charts.markup import Row
from charts.overview.attention import attention_list
from charts.places.projects import place_projects
from charts.projects.duplicates import duplicates_sentence, duplicates_table, pair_card
from charts.projects.history import cells_table, history_card
from charts.projects.rows import project_rows
from charts.projects.words import found_sentence, stalled_sentence, stalled_table
from domain.facts import Facts
from domain.paging import PAGE, Paging

EVIL = "<img src=x onerror=alert(1)>"
ROW: dict[str, Any] = {
    "place": "大竹县", "place_key": "dazhu", "project": EVIL, "investor": EVIL, "chain": EVIL,
    "categories": f"外资企业、{EVIL}",
    "step": "landed", "state": "注册", "contract": Decimal("2.345"), "funds": Decimal(1),
    "funds_rate": Decimal("0.4264"), "signed_on": date(2022, 3, 1), "stalled_days": 1234, "stalled": "注册未开工",
    "submission": "s", "row_number": 1,
}  # fmt: skip
GAINS = {"place_key": "dazhu", "submission": "s", "row_number": 1, "period_end": date(2022, 6, 3), "gain": Decimal(1)}


def test_a_found_project_is_escaped_and_opens_by_its_name(facts: Facts) -> None:
    drawn = project_rows(pl.DataFrame([ROW]), pl.DataFrame([GAINS]), facts)
    assert "<img" not in drawn
    assert 'data-act="project:dazhu:&lt;img src=x onerror=alert(1)&gt;"' in drawn
    for told in ("落地", "台账填", "2.35", "2022年3月1日", "1,234", "注册未开工", "42.6%", "<svg"):
        assert told in drawn


def test_what_a_project_does_not_say_is_a_dash(facts: Facts) -> None:
    blank = ROW | dict.fromkeys(("investor", "chain", "categories", "contract", "funds", "signed_on", "stalled_days"))
    drawn = project_rows(
        pl.DataFrame([blank | {"stalled": None, "funds_rate": None}]), pl.DataFrame([GAINS]).clear(), facts
    )
    assert drawn.count(">—<") == 8
    assert "0.00" not in drawn


def test_what_is_found_is_said_in_one_sentence(facts: Facts) -> None:
    told = {"projects": 1234, "contract": Decimal("10.005"), "funds": None, "stalled_projects": 3, "unknown_days": 0}
    assert found_sentence(told, facts) == "共 1,234 个项目，合同总投资 10.01 亿元；其中 3 个停滞。"
    assert found_sentence(told | {"stalled_projects": 0, "contract": None}, facts) == "共 1,234 个项目。"
    assert found_sentence(told | {"projects": 0}, facts) == "没有查到项目。"


def test_what_stands_still_is_said_by_rule_and_by_the_unit_with_most(facts: Facts) -> None:
    base = {"stalled": "签约未注册", "days": 90, "waiting": 5, "contract": Decimal(8), "unknown_days": 0}
    counted = pl.DataFrame(
        [
            base | {"place": "大竹县", "place_key": "dazhu", "stalled_key": "unregistered", "stalled_projects": 2},
            base | {"place": "渠县", "place_key": "quxian", "stalled_key": "unregistered", "stalled_projects": 2},
        ]
    )
    told = "4个项目停滞：签约未注册满90天的4个；最多的是大竹县、渠县，2个。"
    assert stalled_sentence(counted, facts) == told
    none = counted.with_columns(stalled_projects=pl.lit(0), unknown_days=pl.lit(1))
    assert stalled_sentence(none, facts) == "没有停滞的项目。另有2个没有填办到日期，无法计天数。"
    assert 'data-act="stalled:unregistered:dazhu"' in stalled_table(counted, facts)
    remark: Row = {"kind": "stalled", "place": None, "indicator": None}
    assert 'data-act="page:projects"' in attention_list([(remark, told)], facts)
    listed = pl.DataFrame({"project": [EVIL], "contract": [None], "signed_on": [None], "state": ["签约"]})
    drawn = place_projects(listed, "dazhu", counted.head(1), facts)
    assert 'data-act="projects:dazhu">2个停滞：签约未注册满90天的2个<' in drawn
    assert "停滞" not in place_projects(listed, "dazhu", none, facts)


def test_a_history_tells_what_changed_from_what_to_what_newest_first(facts: Facts) -> None:
    base = {
        "file": EVIL, "sheet": "Sheet1", "receipt": "20220603-0001", "received_by": "示例", "unit": None,
        "before": None, "form": "ledger",
        "received_at": datetime(2022, 6, 3, 1), "header": "项目名称", "value": EVIL, "cell": "A6", "field": "project",
    }  # fmt: skip
    day = {"field": "signed_on", "header": "签约日期", "before": "2022-05-01", "value": None, "cell": "L6"}
    rows = [
        base | {"happened": "first", "period": "2022-06-03", "submission": "1"},
        base | {"happened": "changed", "period": "2022-06-10", "submission": "2"} | day,
        base
        | {"happened": "gone", "period": "2022-06-17", "submission": "3", "value": None, "cell": None}
        | {"sheet": None},
    ]
    drawn = history_card(pl.DataFrame(rows), facts)
    assert "<img" not in drawn
    assert drawn.index("不再列入") < drawn.index("2022年5月1日") < drawn.index("首次列入")
    assert "Sheet1</span> L6" in drawn
    assert "台账里没有这个项目" in history_card(pl.DataFrame(rows).clear(), facts)
    cells = pl.DataFrame(
        [{"header": "备注", "value": EVIL, "raw": EVIL, "unit": None, "sheet": "Sheet1", "cell": "X6"}]
    )
    assert "<img" not in cells_table(cells)


def _pair(**more: object) -> dict[str, object]:
    one = {
        "place": "大竹县", "project": EVIL, "investor": EVIL, "contract": Decimal("3"), "signed_on": date(2022, 3, 1),
        "state": "签约", "file": EVIL, "cell": "A6", "place_key": "dazhu", "submission": "1", "row_number": 1,
    }  # fmt: skip
    other = {f"other_{name}": value for name, value in one.items()}
    other |= {"other_contract": Decimal("2.5"), "other_place_key": "quxian", "other_submission": "2"}
    decided = {"outcome": None, "reason": None, "author": None, "made_at": None}
    return {"reasons": "名称相近", "likeness": Decimal("0.875")} | one | other | decided | more


def test_a_pair_is_escaped_and_a_decision_says_that_no_total_changed(facts: Facts) -> None:
    said = {"outcome": "same", "reason": EVIL, "author": EVIL, "made_at": datetime(2022, 6, 3, 1)}
    pairs = pl.DataFrame([_pair(), _pair(**said)], infer_schema_length=None)
    told = "1对不同单位的项目疑似同一项目，待认定。"
    told += "已认定1对为同一项目，合为1个项目；每个项目只留合同额最大的一处，多计的合同额2.50亿元仍计在各项合计里，"
    told += "须由有关单位在台账中核减。"
    assert duplicates_sentence(pairs, facts) == told
    assert duplicates_sentence(pairs.filter(pairs["outcome"].is_null()), facts).endswith("待认定。")
    drawn = duplicates_table(pairs, facts) + pair_card(pairs.row(1, named=True), facts)
    assert "<img" not in drawn
    assert 'data-act="pair:1"' in drawn
    assert "88%" in drawn


def test_what_is_one_project_in_many_places_is_surplus_but_for_its_largest(facts: Facts) -> None:
    contracts = {"dazhu": "3", "quxian": "2.5", "wanyuan": "10.004", "kaijiang": None, "xuanhan": "7", "dachuan": "1.1"}
    confirmed = [("dazhu", "quxian"), ("kaijiang", "xuanhan"), ("wanyuan", "quxian"), ("wanyuan", "dazhu")]
    rows = [
        _pair(
            outcome=outcome, place_key=one, contract=contracts[one] and Decimal(contracts[one] or 0),
            other_place_key=other, other_contract=contracts[other] and Decimal(contracts[other] or 0),
            other_submission="1",
        )
        for outcome, pairs in (("same", confirmed), ("different", [("dachuan", "xuanhan")]))
        for one, other in pairs
    ]  # fmt: skip
    told = duplicates_sentence(pl.DataFrame(rows, infer_schema_length=None), facts)
    assert "已认定4对为同一项目，合为2个项目；每个项目只留合同额最大的一处，多计的合同额5.50亿元仍计在" in told


@pytest.mark.parametrize(
    ("wanted", "total", "shown"),
    [(1, 0, (1, 1, 0, None, None)), (0, PAGE, (1, 1, 0, None, None)), (2, PAGE + 1, (2, 2, PAGE, 1, None)),
     (9, PAGE * 3, (3, 3, PAGE * 2, 2, None)), (1, PAGE * 2 + 1, (1, 3, 0, None, 2))],
)  # fmt: skip
def test_a_page_past_the_last_is_the_last(wanted: int, total: int, shown: tuple[int | None, ...]) -> None:
    page = Paging(wanted, total)
    assert (page.number, page.pages, page.offset, page.before, page.after) == shown
