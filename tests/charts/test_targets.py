"""Targets on the screen: the tables they come from, and totals added again."""

from datetime import datetime

import polars as pl

from charts.meanings.targets import target_sections
from domain.facts import Facts
from tests.charts.frames import NASTY, committed_targets, committed_tasks

WHERE = {"file": NASTY, "sheet": "附件1", "cell": "B10", "receipt": "20220520-0001"}
WHEN = {"received_at": datetime(2022, 5, 20, 2)}


def test_targets_handed_in_name_their_table_and_print_no_total_of_another(facts: Facts) -> None:
    targets = committed_targets(facts)
    told = [row | WHERE | WHEN for row in targets["2022"].filter(indicator="funds_in_place").iter_rows(named=True)]
    rest = targets["2022"].filter(pl.col("indicator") != "funds_in_place").rows(named=True)
    targets["2022"] = pl.DataFrame([*told, *rest], infer_schema_length=None)
    section = next(
        one for one in target_sections(facts, targets, committed_tasks(facts)) if one.title == "2022年各单位目标"
    )
    totals = {tuple(entry.cells[:2]): entry.cells[-2:] for entry in section.entries}
    opened, printed = totals["到位资金（亿元）", "保证目标"]
    assert ">610</button>" in opened
    assert 'data-act="number:guarantee_target/2022/funds_in_place/dazhou"' in opened
    assert printed == "—"
    opened, printed = totals["省外固定资产投资（亿元）", "保证目标"]
    assert ">340</button>" in opened
    assert printed == "340"
    assert "20220520-0001" in section.note
    assert section.numbered == (
        "取数编号是本行合计的编号，用命令 python -m queries ask evidence/cells --figure 取数编号 --as_of 截至日期 "
        "查它由哪些单元格得来；把编号的最后一段换成下列之一，就是这个单位的编号："
        "通川区 tongchuan、达川区 dachuan、万源市 wanyuan、宣汉县 xuanhan、大竹县 dazhu、渠县 quxian、开江县 kaijiang、"
        f"{facts.place('达州高新区').short} gaoxin、{facts.place('达州东部经开区').short} dongbu。"
    )


def test_tasks_handed_in_name_their_table_once_and_only_quantities_are_listed(facts: Facts) -> None:
    targets, tasks = committed_targets(facts), committed_tasks(facts)
    tasks["2022"] = pl.DataFrame([row | WHERE | WHEN for row in tasks["2022"].rows(named=True)])
    section = next(one for one in target_sections(facts, targets, tasks) if one.title == "2022年市级部门目标")
    assert len(section.entries) == len(facts.department_targets)
    assert section.note.count("取自上传的目标任务表") == 1
    assert section.numbered == (
        "取数编号是本行目标的编号，用命令 python -m queries ask evidence/cells --figure 取数编号 --as_of 截至日期 "
        "查它取自哪个单元格。"
    )
