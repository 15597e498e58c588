"""The steps of the pipeline as data: what the ledger dates, what a word says, and what a file may not say."""

import shutil
from pathlib import Path

import pytest

from domain.errors import FactsError
from domain.facts import Facts, load_facts


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ('days = ["started_on"]', 'days = ["begun_on"]', "begun_on"),
        ('days = ["producing_on"]', 'days = ["contract"]', "contract"),
        ('label = "达效", state = "达效"', 'label = "达效", state = "满产"', "满产"),
        ('days = ["producing_on"]', 'days = ["producing_on"], state = "投产"', "只写一样"),
        ('key = "started"', 'key = "landed"', "重复"),
        ('key = "started"', 'key = "begun"', "不是可用的写法"),
        ('label = "终止"\nstate = "终止"', 'label = "终止"\nstate = "签约"', "不是终止的状态"),
        ('document = "targets-2022"', 'document = "targets-2020"', "targets-2020"),
    ],
)
def test_steps_that_do_not_hold_stop_the_start_and_name_their_file(
    facts: Facts, tmp_path: Path, wrong: str, right: str, told: str
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(facts.folder, folder)
    path = folder / "pipeline.toml"
    text = path.read_text("utf-8")
    assert wrong in text
    path.write_text(text.replace(wrong, right, 1), "utf-8")
    with pytest.raises(FactsError) as fault:
        load_facts(folder)
    assert "pipeline.toml" in str(fault.value)
    assert told in str(fault.value)
