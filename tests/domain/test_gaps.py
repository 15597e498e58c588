"""What is said of gaps and of regions, and what may not be said."""

import shutil
from pathlib import Path

import pytest

from domain.chains.gaps import gaps_in
from domain.chains.regions import regions_in
from domain.errors import FactsError
from domain.facts import Facts, load_facts


def test_every_state_has_a_task_that_always_fits(facts: Facts) -> None:
    gaps = gaps_in(facts)
    assert [state.label for state in gaps.state] == ["拥挤", "有基础", "单点", "签而未落", "空白"]
    assert set(gaps.tasks.values()) == {"建链", "补链", "延链", "强链"}


def test_the_regions_are_those_of_the_plan_with_what_is_not_known_last(facts: Facts) -> None:
    labels = [region.label for region in regions_in(facts).every]
    assert labels == ["成渝", "大湾区", "长三角", "京津冀", "其他", "境外", "未注明"]


@pytest.mark.parametrize(
    ("name", "wrong", "right", "told"),
    [
        ("gaps.toml", 'founded = "founded"', 'founded = "strong"', "strong"),
        ("gaps.toml", 'leader = "chain_leader"', 'leader = "boss"', "boss"),
        ("gaps.toml", 'key = "empty"', 'key = "signed"', "signed"),
        ("gaps.toml", 'label = "空白"', 'label = "空白"\nlanded = 1', "下限"),
        ("gaps.toml", 'stages = ["下游"]', 'stages = ["半路"]', "半路"),
        ("gaps.toml", 'states = ["crowded"]', 'states = ["crowded"]\nbegun = true', "crowded"),
        ("gaps.toml", '"配套" = []', '"下游" = ["上游"]', "成环"),
        ("gaps.toml", '"配套" = []', '"半路" = []', "半路"),
        ("gaps.toml", "places = 2", "places = 1", "places"),
        ("gaps.toml", "over =", "above =", "above"),
        ("regions.toml", '"上海"', '"重庆"', "重庆"),
        ("regions.toml", '"上海"', '"上海市"', "上海"),
        ("regions.toml", 'key = "bay"', 'key = "unknown"', "unknown"),
        ("regions.toml", '"season-3-plan"', '"nowhere"', "nowhere"),
    ],
)
def test_what_does_not_hold_stops_the_start_and_names_its_file(
    facts: Facts, tmp_path: Path, name: str, wrong: str, right: str, told: str
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(facts.folder, folder)
    text = (folder / name).read_text("utf-8")
    assert wrong in text
    (folder / name).write_text(text.replace(wrong, right, 1), "utf-8")
    with pytest.raises(FactsError) as fault:
        load_facts(folder)
    assert name in str(fault.value)
    assert told in str(fault.value)
