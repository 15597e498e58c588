"""Targets on the screen: where each came from, and tables added again."""

from datetime import datetime
from decimal import Decimal

import polars as pl

from charts.evidence import target_origins
from charts.targets import target_sections
from domain.facts import Facts
from tests.charts.frames import NASTY, committed_targets, committed_tasks

WHERE = {"file": NASTY, "sheet": "附件1", "cell": "B10", "receipt": "20220520-0001"}
WHEN = {"received_at": datetime(2022, 5, 20, 2)}


def _told(**where: object) -> pl.DataFrame:
    row = {"indicator": "funds_in_place", "target_level": "保证目标", "value": Decimal(115), "unit": "亿元"}
    return pl.DataFrame([row | where])


def test_a_target_handed_in_leads_to_file_sheet_and_cell(facts: Facts) -> None:
    html = target_origins(_told(**WHERE), facts.seasons["2022"], facts)
    assert "保证目标取自" in html
    assert "115 亿元" in html
    assert all(part in html for part in ("附件1", "B10", "20220520-0001"))
    assert NASTY not in html


def test_a_committed_target_leads_to_the_document(facts: Facts) -> None:
    nowhere = dict.fromkeys(WHERE)
    html = target_origins(_told(**nowhere), facts.seasons["2022"], facts)
    assert "达市府办函〔2022〕73号 附件1、附件2" in html


def test_nothing_is_said_where_there_is_no_task(facts: Facts) -> None:
    assert target_origins(_told(**WHERE).clear(), facts.seasons["2022"], facts) == ""


def test_targets_handed_in_name_their_table_and_print_no_total_of_another(facts: Facts) -> None:
    targets = committed_targets(facts)
    told = [row | WHERE | WHEN for row in targets["2022"].filter(indicator="funds_in_place").iter_rows(named=True)]
    rest = targets["2022"].filter(pl.col("indicator") != "funds_in_place").rows(named=True)
    targets["2022"] = pl.DataFrame([*told, *rest], infer_schema_length=None)
    section = next(
        one for one in target_sections(facts, targets, committed_tasks(facts)) if one.title == "2022年各单位目标"
    )
    totals = {tuple(entry.cells[:2]): entry.cells[-2:] for entry in section.entries}
    assert totals["到位资金（亿元）", "保证目标"] == ["610", "—"]
    assert totals["省外固定资产投资（亿元）", "保证目标"] == ["340", "340"]
    assert "20220520-0001" in section.note


def test_tasks_handed_in_name_their_table_once_and_only_quantities_are_listed(facts: Facts) -> None:
    targets, tasks = committed_targets(facts), committed_tasks(facts)
    tasks["2022"] = pl.DataFrame([row | WHERE | WHEN for row in tasks["2022"].rows(named=True)])
    section = next(one for one in target_sections(facts, targets, tasks) if one.title == "2022年市级部门目标")
    assert len(section.entries) == len(facts.department_targets)
    assert section.note.count("取自上传的目标任务表") == 1
