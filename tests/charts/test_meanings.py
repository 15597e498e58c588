"""口径: everything in the facts is on the page, with its clause, and can be found."""

import re
from dataclasses import replace
from html import unescape

from charts.meanings.calendar import calendar_sections
from charts.meanings.definitions import Section, drawn
from charts.meanings.sections import sections
from domain.attention import attention_rules
from domain.facts import Facts
from domain.projects.stalls import stalls_in
from tests.charts.frames import committed_shares, committed_targets, committed_tasks


def _sections(facts: Facts) -> list[Section]:
    return sections(facts, committed_targets(facts), committed_tasks(facts), committed_shares(facts))


def _page(facts: Facts, wanted: str = "") -> str:
    return "".join(drawn(section, wanted) for section in _sections(facts))


def test_every_indicator_target_season_form_and_check_is_on_the_page(facts: Facts) -> None:
    page = _page(facts)
    names = [one.label for one in facts.indicators.values()] + [one.label for one in facts.measures.ratio]
    names += [one.label for one in facts.seasons.values()] + [one.label for one in facts.forms.values()]
    names += [one.label for one in facts.places.place] + [one.label for one in facts.measures.light]
    assert not [name for name in names if name.replace('"', "&quot;") not in page]
    assert f"核验规则（{len(facts.finding_kinds)}）" in page


def test_every_table_of_targets_says_which_clause_sets_them(facts: Facts) -> None:
    told = {section.title: drawn(section) for section in _sections(facts)}
    assert "依据：达市府办函〔2022〕73号 附件1、附件2。" in told["2022年各单位目标"]
    assert "依据：达市府办函〔2022〕73号 附件3。" in told["2022年市级部门目标"]
    assert told["第二季最低活动数"].count("川办函〔2022〕27号 附件；四（二）集中攻坚阶段") == 5


def test_printed_totals_are_added_again_beside_the_printed_ones(facts: Facts) -> None:
    told = _sections(facts)
    section = next(section for section in told if section.title == "2022年各单位目标")
    assert len(section.entries) == sum(
        1 + any(row.work is not None for row in facts.targets if row.indicator == key)
        for key in {row.indicator for row in facts.targets if row.season == "2022"}
    )
    printed = [row.cells for row in section.entries if row.cells[-1] != "—"]
    assert printed
    assert not [cells for cells in printed if f">{cells[-1]}</button>" not in cells[-2]]


def test_an_assumption_is_marked_as_one(facts: Facts) -> None:
    light = next(section for section in _sections(facts) if section.title == "怎样评判")
    assert "〔假设〕" in drawn(light)


def test_what_the_facts_say_in_keys_is_told_in_words(facts: Facts) -> None:
    told = {section.title: section for section in _sections(facts)}
    forms = {row.cells[0]: row.cells[1] for row in told["报表"].entries}
    ways = {form.nature: forms[form.label] for form in facts.forms.values() if form.rhythm is None}
    assert ways == {"target": "每年由市下达", "list": "由市整张维护"}
    natures = zip(facts.indicators.values(), told["指标"].entries, strict=True)
    assert {one.nature: row.cells[2] for one, row in natures} == {"cumulative": "累计数", "snapshot": "存量"}
    assert told["报送期限"].entries[-1].cells[:2] == ["截止日逢休息日", "顺延至下一个工作日"]
    rules = facts.calendar.rules.model_copy(update={"on_rest_day": "same_day"})
    held = replace(facts, calendar=facts.calendar.model_copy(update={"rules": rules}))
    assert calendar_sections(held)[0].entries[-1].cells[1] == "不顺延"
    practice = facts.measures.cohort.source.model_copy(update={"standing": "practice", "clause": "示例"})
    assert facts.cite(practice).startswith("〔外地做法〕")


def test_every_remark_and_rule_of_stalling_stands_with_its_clause(facts: Facts) -> None:
    section = next(section for section in _sections(facts) if section.title == "需要关注")
    assert len(section.entries) == len(attention_rules(facts)) + len(stalls_in(facts))
    told = unescape(re.sub(r"<.*?>", " ", drawn(section)))
    assert "停滞：签约未注册 满90天 〔假设〕 签约满90天没有注册企业的为停滞" in re.sub(r"\s+", " ", told)


def test_a_search_finds_by_every_word_and_nothing_else(facts: Facts) -> None:
    found = _page(facts, "到位资金 保证")
    assert "到位资金" in found
    assert "新设外商企业" not in re.sub(r"<.*?>", "", found)
    assert _page(facts, "没有这样的词") == ""
    assert "需要关注（" in _page(facts, "需要关注")
    assert "最低活动数（1）" in _page(facts, "最低活动数 推介会")


def test_no_word_of_the_code_stands_on_the_page(facts: Facts) -> None:
    kinds_of_file = {"xlsx", "xls", "xlsb", "XML", "CSV", "csv", "html", "PDF", "ODS", "Word", "Excel", "WPS"}
    the_administrators = {"data", "seasons", "season", "toml"}
    shown = unescape(re.sub(r"<.*?>", " ", _page(facts)))
    assert set(re.findall(r"[A-Za-z]{2,}", shown)) <= kinds_of_file | the_administrators | {"FDI", "DIV", "REF"}
