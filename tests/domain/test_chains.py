"""The list of chains: what a name means, and what a list may not say."""

import shutil
from pathlib import Path

import pytest

from domain.chains.files import chains_in
from domain.errors import FactsError
from domain.facts import Facts, load_facts


def test_every_industry_of_the_ledger_is_listed_once(facts: Facts) -> None:
    words = next(column.words for column in facts.form("ledger").columns if column.name == "industry")
    for listed in chains_in(facts):
        assert [industry.label for industry in listed.industry] == list(words)
        assert all(link.source and chain.source for chain in listed.chain for link in chain.links)


@pytest.mark.parametrize("said", ["锂钾综合利用", "锂钾", " 锂 钾\u3000产业链", "锂钾\u00a0产业链"])
def test_a_chain_goes_by_its_aliases_blanks_aside(facts: Facts, said: str) -> None:
    chain = chains_in(facts)[-1].called(said)
    assert chain is not None
    assert chain.label == "锂钾综合利用"


def test_letters_of_full_width_and_capitals_are_the_same(facts: Facts) -> None:
    chain = chains_in(facts)[-1].called("天然气化工")
    assert chain is not None
    assert {chain.link(said) for said in ("pbat", "ＰＢＡＴ", "可降解塑料")} == {chain.link("PBAT")}
    assert chain.link("PBA") is None


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ('stage = "中游", label = "高纯锂盐"', 'stage = "半路", label = "高纯锂盐"', "半路"),
        ('label = "钾盐钾肥"', 'label = "高纯锂盐"', "重复"),
        ('carriers = ["宣汉县"]', 'carriers = ["示例县"]', "示例县"),
        ('industry = "无人机"', 'industry = "航天"', "航天"),
        ('aliases = ["锂电产业链"', 'aliases = ["苎麻"', "重复"),
        ('label = "隔膜"', 'label = "隔膜：电池"', "label"),
        ('label = "其他"', 'label = "外卖"', "外卖"),
        ("lead =", "leader =", "leader"),
    ],
)
def test_a_list_that_does_not_hold_stops_the_start_and_names_its_file(
    facts: Facts, tmp_path: Path, wrong: str, right: str, told: str
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(facts.folder, folder)
    path = folder / "chains" / "2022.toml"
    text = path.read_text("utf-8")
    assert wrong in text
    path.write_text(text.replace(wrong, right, 1), "utf-8")
    with pytest.raises(FactsError) as fault:
        load_facts(folder)
    assert "2022.toml" in str(fault.value)
    assert told in str(fault.value)


def test_a_later_version_stands_beside_the_first(facts: Facts, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(facts.folder, folder)
    text = (folder / "chains" / "2022.toml").read_text("utf-8")
    later = text.replace('version = "2022"', 'version = "2025"').replace("since = 2019-01-01", "since = 2025-01-01")
    (folder / "chains" / "2025.toml").write_text(later, "utf-8")
    assert [listed.version for listed in chains_in(load_facts(folder))] == ["2022", "2025"]
