"""Sentences of annex 3 and the quantities that are read out of them, by the patterns in the data."""

from decimal import Decimal

import pytest

from domain.facts import Facts
from domain.numbers import show_as_written
from domain.task_sentences import Quantity, ReadSentence, SentenceReading, bound_told

LEADS, COMPILES, TRIPS = "leads", "compiles", "trips"


def _read(facts: Facts, column: str, sentence: str) -> ReadSentence:
    listed = facts.departments
    return listed.reading.read(column, sentence, listed.counted_in(), facts.units)


def _told(quantity: Quantity) -> tuple[str, str | None, str, str]:
    least = show_as_written(quantity.least) if quantity.least is not None else None
    return quantity.task, least, show_as_written(quantity.target), quantity.scope


def test_every_committed_quantity_is_read_out_of_its_sentence(facts: Facts) -> None:
    for department in facts.departments.department:
        asked = [
            (row.indicator, row.min_investment, row.target)
            for row in facts.department_targets
            if row.department == department.label and row.unit != "次"
        ]
        read = [_read(facts, column, getattr(department, column) or "") for column in (LEADS, COMPILES)]
        assert [(one.task, one.least, one.target) for each in read for one in each.quantities] == asked
        assert not any(each.unread for each in read)


@pytest.mark.parametrize(
    ("column", "sentence", "told"),
    [
        (
            LEADS,
            "主导引进投资 ２０００\n万元及以上现代服务\n业项目 １个。",
            [("主导引进项目", "0.2", "1", "现代服务业项目")],
        ),
        (
            LEADS,
            "主导引进金融机构分支机构1个或金融业项目1个。",
            [("主导引进项目", None, "1", "金融机构分支机构或金融业项目")],
        ),
        (
            LEADS,
            "主导引进金融机构分支机构2个，投资1亿元及以上项目1个。",
            [("主导引进项目", None, "2", "金融机构分支机构"), ("主导引进项目", "1", "1", "金融机构分支机构")],
        ),
        (COMPILES, "常态化储备项目300个以上。", [("编制推出项目", None, "300", "常态化储备项目")]),
        (
            COMPILES,
            "编制推出项目20个,其中投资1.5亿元以上项目2个。",
            [("编制推出项目", None, "20", "推出项目"), ("编制推出项目", "1.5", "2", "推出项目")],
        ),
        (TRIPS, " 6 次", [("部门招商小分队", None, "6", "")]),
        (TRIPS, "6", [("部门招商小分队", None, "6", "")]),
    ],
)
def test_a_quantity_is_read_with_its_bound_and_what_it_is_of(
    facts: Facts, column: str, sentence: str, told: list[tuple[str, str | None, str, str]]
) -> None:
    read = _read(facts, column, sentence)
    assert [_told(quantity) for quantity in read.quantities] == told
    assert read.unread == ()


def test_a_number_of_things_that_no_pattern_reads_is_named(facts: Facts) -> None:
    read = _read(facts, LEADS, "获取台商投资信息2条，争取赴台活动3次，不少于5个团组。")
    assert len(read.quantities) == 1
    assert read.unread == ("3次", "5个")


def test_a_bound_is_told_in_the_money_it_is_printed_in(facts: Facts) -> None:
    bounds = {row.min_investment for row in facts.department_targets if row.min_investment is not None}
    told = {bound: bound_told(bound, facts) for bound in bounds}
    assert told[Decimal("0.2")] == "2,000万元及以上"
    assert told[Decimal("0.1")] == "1,000万元及以上"
    assert told[Decimal(1)] == "1亿元及以上"
    assert told[Decimal(50)] == "50亿元及以上"


@pytest.mark.parametrize(
    ("reads", "bound", "said"),
    [("编制(\\d+)个", "(?P<amount>1)(?P<money>亿元)", "须有 target 一组"), ("(?P<target>1)", "1亿元", "须有 amount")],
)
def test_patterns_say_what_they_read(reads: str, bound: str, said: str) -> None:
    pattern = {"column": COMPILES, "task": "编制推出项目", "reads": reads}
    units = {"bound_unit": "亿元", "small_unit": "万元"}
    with pytest.raises(ValueError, match=said):
        SentenceReading.model_validate({"bound": bound, **units, "thing": "项目", "pattern": (pattern,)})
