"""The committed facts hold, and a broken one stops the start with its path and line."""

import shutil
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from domain.errors import FactsError, UsageError
from domain.facts import Facts, load_facts

FORMS_WITH_INDICATORS = {
    "season-2/province": 15,
    "season-3/basic": 11,
    "season-3/key-enterprise-counts": 16,
    "annual/monthly": 16,
}


def test_every_printed_total_re_adds(facts: Facts) -> None:
    guarantee: Counter[str] = Counter()
    work: Counter[str] = Counter()
    for target in facts.targets:
        guarantee[target.indicator] += target.guarantee  # type: ignore[assignment]
        work[target.indicator] += target.work or Decimal(0)  # type: ignore[assignment]
    assert len(facts.printed_totals) == 10
    for total in facts.printed_totals:
        assert (guarantee[total.indicator], work[total.indicator]) == (total.guarantee, total.work or 0)


def test_a_printed_dash_is_no_target(facts: Facts) -> None:
    with_foreign_task = {target.place for target in facts.targets if target.indicator == "foreign_capital_used"}
    assert len(with_foreign_task) == 7
    assert not with_foreign_task & {"wanyuan", "dongbu"}


def test_the_band_targets_are_independent_of_the_five_hundred_million_target(facts: Facts) -> None:
    bands = ("projects_10b_up", "projects_5b_10b", "projects_3b_5b", "projects_1b_3b")
    tongchuan = {target.indicator: target.guarantee for target in facts.targets if target.place == "tongchuan"}
    assert sum(tongchuan.get(band, Decimal(0)) for band in bands) > tongchuan["projects_500m_up"]


@pytest.mark.parametrize("name", ["渠 县", "渠\u3000县", "渠县", "quxian", " 渠\u00a0县 "])
def test_a_unit_is_found_by_every_way_its_name_is_typed(facts: Facts, name: str) -> None:
    assert facts.place(name).key == "quxian"


@pytest.mark.parametrize("name", ["达州\n高新区", "高新区", "达州高新区管委会"])
def test_a_zone_is_found_by_its_aliases(facts: Facts, name: str) -> None:
    assert facts.place(name).key == "gaoxin"


def test_an_older_name_is_asked_about_and_a_total_is_no_unit(facts: Facts) -> None:
    assert facts.places.named("经开区") is None
    assert facts.places.question("经开区")
    assert facts.places.is_total("合 计")
    assert facts.places.named("全市") is None


def test_no_name_means_two_units(facts: Facts) -> None:
    names = Counter(name for place in facts.places.place for name in place.names())
    assert set(names.values()) == {1}


def test_moneys_convert_only_inside_their_own_kind(facts: Facts) -> None:
    assert facts.units.factor("万元", "亿元") == Decimal("0.0001")
    assert facts.units.factor("万美元", "万元") is None
    assert facts.units.factor("个", "条") is None


def test_the_forms_report_every_indicator_of_the_printed_tables(facts: Facts) -> None:
    reporting = [form for form in facts.forms.values() if form.register_table is None]
    assert FORMS_WITH_INDICATORS.items() <= {form.key: len(form.columns) for form in reporting}.items()
    reported = {column.indicator for form in reporting for column in form.columns}
    assert reported == set(facts.indicators)
    assert {target.indicator for target in facts.targets} <= reported


def test_asking_for_what_does_not_exist_lists_what_does(facts: Facts) -> None:
    with pytest.raises(UsageError, match="通川区、达川区"):
        facts.place("某县")
    with pytest.raises(UsageError, match="到位资金"):
        facts.indicator("gdp")
    with pytest.raises(UsageError, match="第三季"):
        facts.season("9")
    with pytest.raises(UsageError, match="season-3/basic"):
        facts.form("season-9/basic")


def test_every_source_names_a_document_or_says_it_is_assumed(facts: Facts) -> None:
    sources = [indicator.source for indicator in facts.indicators.values()]
    sources += [ratio.source for ratio in facts.measures.ratio] + [form.source for form in facts.forms.values()]
    assert all(source.document or source.standing != "stated" for source in sources)
    assert facts.cite(facts.forms["season-3/basic"].source) == "达市府办函〔2023〕53号 附件1"


BROKEN = [
    ("units.toml", 'factor = "10000",', "factor = ,"),
    ("seasons.toml", 'pace_basis = "month"', 'pace_basis = "moon"'),
    ("seasons.toml", 'rhythm = "每周报送"', 'rythm = "每周报送"'),
    ("seasons.toml", "counting = { first = 2023-05-22", "counting = { first = 2024-05-22"),
    ("indicators.toml", 'unit = "条"', 'unit = "万吨"'),
    ("indicators.toml", 'key = "briefings"', 'key = "new_investment"'),
    ("measures.toml", 'numerator = "project_funds"', 'numerator = "funds"'),
    ("matching.toml", "near = ", "nearest = "),
    ("likeness.toml", "letters = ", "letter = "),
    ("forms/season-3/basic.toml", 'indicator = "briefings"', 'indicator = "briefs"'),
    ("forms/season-3/basic.toml", 'header = ["落地项目", "数量"]', 'header = ["开工项目", "数量"]'),
    ("targets/2022/counties.csv", "附件1,渠县,到位资金,115,120", "附件1,某县,到位资金,115,120"),
    ("targets/2022/counties.csv", "附件1,渠县,到位资金,115,120", "附件1,渠县,到位资金,115,百"),
    ("targets/2022/counties.csv", "附件1,渠县,到位资金,115,120", "附件1,渠县,到位资金,115,110"),
    ("targets/2022/counties.csv", "附件1,渠县,到位资金,115,120", "附件1,渠县,到位资金,-115,120"),
    ("targets/2022/counties.csv", "附件1,渠县,到位资金,115,120", "附件1,渠县,到位资金,,120"),
    ("targets/2022/counties.csv", "附件1,合计,到位资金,610,660", "附件1,合计,到位资金,611,660"),
    ("targets/2022/counties.csv", "附件1,达川区,到位资金,60,65", "附件1,通川区,到位资金,60,65"),
    ("targets/2022/departments.csv", "市科技局,", "某局,"),
    ("places.toml", 'key = "dachuan"', 'key = "tongchuan"'),
    ("places.toml", 'aliases = ["达川",', 'aliases = ["通川",'),
    ("places.toml", 'aliases = ["达川",', 'aliases = ["经开区",'),
    ("screen_words.toml", '"Upload" = "选择文件"', '"Upload" = 1'),
    ("dictionary.toml", "grain = ", "grains = "),
]
FAULTS_OF_A_WHOLE_FILE = {'header = ["开工项目", "数量"]'}


@pytest.mark.parametrize(("name", "found", "broken"), BROKEN)
def test_a_broken_fact_stops_the_start_and_says_where(
    tmp_path: Path, facts: Facts, name: str, found: str, broken: str
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(facts.folder, folder)
    text = (folder / name).read_text("utf-8")
    assert found in text
    before, after = text.split(found, 1)
    (folder / name).write_text(before + broken + after, "utf-8")
    with pytest.raises(FactsError) as fault:
        load_facts(folder)
    assert fault.value.path == folder / name
    assert fault.value.line == (1 if broken in FAULTS_OF_A_WHOLE_FILE else before.count("\n") + 1)


ASSUMED = 'standing = "assumed"'
WITH_ASSUMPTIONS = ("likeness.toml", "matching.toml", "measures.toml", "stalls.toml")
WRONG_TOGETHER = [
    ("seasons.toml", "closes = 2023-03-31", "closes = 2022-03-31", "closes 早于计数时段结束"),
    ("measures.toml", 'least_lead = "-5"', 'least_lead = "5"', "从高到低"),
    ("findings.toml", "读到“{read}”。{wanted}", "读到“{read”。{wanted}", "花括号不成对"),
    ("sentences.toml", "family_cross = ", "family_crossing = ", "没有 family_cross 这个词"),
    ("terms.toml", "work_target = ", "works_target = ", "没有 work_target 这个词"),
    ("targets/2/minimums.csv", "100,家", "100,亿元", "“亿元”与“户”不是一回事"),
    ("documents.toml", 'key = "season-3-plan"', 'key = "season-3"', "没有“season-3-plan”这份文件"),
    *((name, ASSUMED, f'{ASSUMED}, document = "nowhere"', "没有“nowhere”这份文件") for name in WITH_ASSUMPTIONS),
]


@pytest.mark.parametrize(("name", "found", "broken", "told"), WRONG_TOGETHER)
def test_facts_that_contradict_each_other_stop_the_start(
    tmp_path: Path, facts: Facts, name: str, found: str, broken: str, told: str
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(facts.folder, folder)
    text = (folder / name).read_text("utf-8")
    assert found in text
    (folder / name).write_text(text.replace(found, broken), "utf-8")
    with pytest.raises(FactsError, match=told):
        load_facts(folder)


def test_a_table_saved_in_another_encoding_is_told_in_chinese(tmp_path: Path, facts: Facts) -> None:
    folder = tmp_path / "data"
    shutil.copytree(facts.folder, folder)
    table = folder / "targets/2022/counties.csv"
    table.write_bytes(table.read_text("utf-8").encode("gbk"))
    with pytest.raises(FactsError, match="第 2 行：不是 UTF-8 文本"):
        load_facts(folder)
    table.write_text((facts.folder / "targets/2022/counties.csv").read_text("utf-8"), "utf-8-sig")
    assert load_facts(folder).targets == facts.targets


def test_whatever_needs_a_reason_has_a_title_to_ask_for_it_under(facts: Facts) -> None:
    assert [kind.code for kind in facts.finding_kinds.values() if (kind.level == "explain") != bool(kind.title)] == []
