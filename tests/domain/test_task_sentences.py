"""Sentences of annex 3 and the quantities that are read out of them, by the patterns in the data."""

from decimal import Decimal

import pytest

from domain.facts import Facts
from domain.numbers import show_as_written
from domain.task_sentences import Quantity, ReadSentence, SentenceReading, bound_told

LEADS, COMPILES, TRIPS = "leads", "compiles", "trips"


def _read(facts: Facts, column: str, sentence: str) -> ReadSentence:
    return facts.departments.reading.read(column, sentence, facts.units)


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
        (
            LEADS,
            "获取台商企业信息不少于2条，主导引进投资不低于3亿元台资项目至少1个。",
            [("获取有效投资信息", None, "2", "台商企业信息"), ("主导引进项目", "3", "1", "台资项目")],
        ),
        (LEADS, "主导引进总投资3亿以上项目1个①", [("主导引进项目", "3", "1", "项目")]),
        (LEADS, "主导引进投资5亿元（含）以上项目2②个", [("主导引进项目", "5", "2", "项目")]),
        (TRIPS, "全年不少于6次", [("部门招商小分队", None, "6", "")]),
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


@pytest.mark.parametrize(
    ("column", "sentence"),
    [
        (LEADS, "获取台商投资信息2—3条"),
        (LEADS, "获取台商投资信息2～3条"),
        (LEADS, "获取台商投资信息2至3条"),
        (LEADS, "获取台商投资信息2.5条"),
        (LEADS, "获取台商投资信息每季度2条"),
        (LEADS, "获取台商投资信息2条/季度"),
        (LEADS, "获取台商投资信息二条"),
        (LEADS, "获取台商投资信息（较上年增加3条）"),
        (LEADS, "主导引进项目2+1个"),
        (LEADS, "主导引进项目超过2个"),
        (LEADS, "主导引进投资三亿元及以上台资项目1个"),
        (LEADS, "主导引进投资3亿元至5亿元台资项目1个"),
        (LEADS, "主导引进投资3—5亿元台资项目1个"),
        (LEADS, "主导引进投资超过3亿元台资项目1个"),
        (LEADS, "主导引进投资5000万美元及以上项目1个"),
        (COMPILES, "编制推出项目10余个"),
        (COMPILES, "编制推出项目10个以内"),
        (COMPILES, "编制投资10亿元以下推出项目5个"),
        (COMPILES, "投资1亿元及以上项目占比不低于30%"),
        (TRIPS, "每季度6次"),
        (TRIPS, "6—8次"),
    ],
)
def test_a_quantity_that_may_be_another_than_its_figure_is_asked_about(
    facts: Facts, column: str, sentence: str
) -> None:
    read = _read(facts, column, sentence)
    assert (read.quantities, len(read.unread)) == ((), 1)


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
    words = dict.fromkeys(("thing", "at_least", "number", "doubt", "doubt_behind"), "项目")
    with pytest.raises(ValueError, match=said):
        SentenceReading.model_validate({"bound": bound, **units, **words, "pattern": (pattern,)})
