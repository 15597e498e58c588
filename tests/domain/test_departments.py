"""The departments of annex 3: who they are, what is asked of each, and what happens where the data disagree."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from domain.departments import Task
from domain.errors import FactsError, UsageError
from domain.facts import Facts, load_facts
from domain.numbers import show_as_written

Kept = dict[str, list[Task]]


@pytest.fixture
def tasks(facts: Facts) -> Kept:
    """Every task by department."""
    found: Kept = {}
    for task in facts.departments.tasks(facts.department_targets):
        found.setdefault(task.department, []).append(task)
    return found


def test_annex_3_names_21_leading_and_14_serving_departments_and_the_others(facts: Facts) -> None:
    kinds = [department.kind for department in facts.departments.department]
    assert [kinds.count(kind) for kind in ("leading", "serving", "other")] == [21, 14, 1]


def test_every_department_has_a_task_and_every_quantity_is_a_task_once(facts: Facts, tasks: Kept) -> None:
    assert set(tasks) == {department.key for department in facts.departments.department}
    quantities = [task for mine in tasks.values() for task in mine if task.target]
    assert len(quantities) == len(facts.department_targets) == 104
    assert len({(task.department, task.label, task.least) for task in quantities}) == 104


def test_every_number_asked_for_stands_in_the_printed_sentence(tasks: Kept) -> None:
    for task in (task for mine in tasks.values() for task in mine if task.target):
        assert f"{show_as_written(task.target)}{task.unit}" in task.sentence.replace("300个以上", "300个")
        if task.least:
            bound = task.least if task.least >= 1 else task.least * 10000
            assert f"{bound.normalize():f}{'亿' if task.least >= 1 else '万'}元" in task.sentence


def test_the_tasks_of_a_department_stand_in_the_printed_order(tasks: Kept) -> None:
    asked = [(task.label, task.least, task.target) for task in tasks["industry"]]
    assert asked == [
        ("获取有效投资信息", Decimal(5), Decimal(5)),
        ("主导引进项目", Decimal(5), Decimal(2)),
        ("编制推出项目", None, Decimal(25)),
        ("编制推出项目", Decimal(10), Decimal(5)),
        ("编制推出项目", Decimal(50), Decimal(5)),
        ("部门招商小分队", None, Decimal(6)),
        ("落地服务", None, None),
    ]


@pytest.mark.parametrize("name", ["市经信局", "市经济和信息化局", "达州市经信局", " 市 经 信 局 "])
def test_a_department_goes_by_its_names(facts: Facts, name: str) -> None:
    assert facts.reporters.called(name).key == "industry"


def test_a_department_is_no_place_and_a_place_no_department(facts: Facts) -> None:
    assert facts.reporters.named("place", "市经信局") is None
    assert facts.reporters.named("department", "宣汉县") is None
    assert len(facts.reporters.of("place")) == 9
    with pytest.raises(UsageError, match="没有“市某局”这个单位"):
        facts.reporters.called("市某局")


def test_a_unit_that_hands_in_other_forms_is_not_among_those_of_a_form(facts: Facts) -> None:
    assert facts.reporters.called("宣汉", "place").key == "xuanhan"
    with pytest.raises(UsageError, match=r"没有“市经信局”这个单位；可用：通川区、.*达州东部经开区。$"):
        facts.reporters.called("市经信局", "place")
    with pytest.raises(UsageError, match="没有“宣汉县”这个单位；可用：市委统战部、"):
        facts.reporters.called("宣汉县", "department")


def test_a_name_that_may_mean_two_units_is_asked_about(facts: Facts) -> None:
    with pytest.raises(UsageError, match=r"“经开区”可能指达州东部经开区.*请写明全称；可用：通川区、"):
        facts.reporters.called("经开区")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("departments.toml", 'task = "获取有效投资信息"', 'task = "获取信息"', "没有“获取信息”这项计数的任务"),
        ("departments.toml", 'bound_unit = "亿元"', 'bound_unit = "亩"', "没有“亩”这个单位"),
        ("departments.toml", 'small_unit = "万元"', 'small_unit = "亩"', "没有“亩”这个单位"),
        ("departments.toml", 'key = "science"', 'key = "dazhu"', "同时是县（市、区）的名称或代码"),
        ("departments.toml", 'label = "市科技局"', 'label = "市经信局"', "“市经信局”是两个部门的名称"),
        ("targets/2022/departments.csv", "市科技局,获取", "市某局,获取", "没有“市某局”这个部门"),
        (
            "targets/2022/departments.csv",
            "市科技局,获取有效投资信息",
            "市科技局,获取信息",
            "没有以“条”计的“获取信息”这项任务",
        ),
        ("forms/annual/department.toml", '"落地服务", "工作任务"', '"落地服务"', "任务一列的词应为"),
    ],
)
def test_what_does_not_fit_is_told_with_its_file(
    facts: Facts, tmp_path: Path, file: str, old: str, new: str, said: str
) -> None:
    shutil.copytree(facts.folder, tmp_path / "data")
    path = tmp_path / "data" / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(FactsError, match=said) as fault:
        load_facts(tmp_path / "data")
    assert str(path) in str(fault.value)
