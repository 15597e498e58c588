"""What the sender reads of a cell that shows something else than it holds: the cell, what was read, what is wanted."""

from pathlib import Path

import pytest

from domain.facts import Facts
from domain.forms import Form
from loaders.reading.limits import load_limits
from loaders.reading.workbook import read_workbook
from tests.gauntlet.test_gauntlet import CASES

SAID = {
    "a figure shown ten thousand times smaller": (
        "B7 “新签约项目 › 合同金额”里存的数和表上显示的不一样："
        '25000（格式为0!.0,"万元"）。请把单元格格式改为“常规”，'
        "再填不小于0的数字（亿元）。"
    ),
    "a figure struck out and another behind it": (
        "B7 “新签约项目 › 合同金额”里有一部分文字划了删除线，连在一起读成了“32.5”。请删去划掉的文字再报。"
    ),
    "figures in a struck font": (
        "B7、C7 共 2 格划了删除线，仍按格里的内容读取。已不作数的，请删去后重报；仍然算数的，请说明。"
    ),
    "the mark of a footnote raised behind a figure": (
        "B7 “新签约项目 › 合同金额”里有上标的数字，连在一起读成了“2.51”。请删去上标（如脚注的序号）再报。"
    ),
    "a figure in another column of its header": (
        "L7 读到“99”，它在合并表头“简报信息报送数”下的另一列，"
        "系统每个表头只读一列。请把内容并到第一列，或取消合并、按表样分列。"
    ),
    "units in a row that contradicts the header": (
        "B7 写着单位是“（万元）”，而表头写的是“亿元”，两处不同，系统不知以哪个为准。请改成一致再报。"
    ),
    "a remark behind a figure": (
        "B7 “新签约项目 › 合同金额”读到“2.5（含续建）”，数字后面的字不是单位。"
        "请只填不小于0的数字（亿元），说明写到备注里。"
    ),
    "another place behind a second label": (
        "H4 的“填报单位”写着“渠县”，与 A4 写的不同，系统不知以哪处为准。请只留一处。"
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_the_sentence_is_of_the_very_cell(name: str, facts: Facts, weekly: Form, tmp_path: Path) -> None:
    [case] = [case for case in CASES if case.name == name]
    path = tmp_path / "报表.xlsx"
    path.write_bytes(case.build(weekly))
    [read] = read_workbook(path, facts, load_limits(facts.folder))
    assert SAID[name] in {finding.message for finding in read.findings}
