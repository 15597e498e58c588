"""What is said of reviews beside the facts, what may not be said, and how it is told on 口径."""

from dataclasses import replace
from pathlib import Path

import pytest

from charts.enterprises.reviews import reviews_note
from charts.meanings.definitions import drawn
from charts.meanings.reviews import review_section
from domain.errors import FactsError
from domain.facts import Facts
from domain.reviews import STATES, review_faults, reviews_in

COMMITTED = Path(__file__).resolve().parents[2] / "data/reviews.toml"


def _beside(facts: Facts, folder: Path, wrong: str, right: str) -> Facts:
    text = COMMITTED.read_text("utf-8")
    assert wrong in text
    (folder / "reviews.toml").write_text(text.replace(wrong, right, 1), "utf-8")
    return replace(facts, folder=folder)


def test_what_is_declared_counts_in_the_numbers_and_a_refused_firm_heads_no_chain(facts: Facts) -> None:
    uses = reviews_in(facts).uses
    assert set(uses["figures"].states) == set(uses["scores"].states) == set(STATES)
    assert "refused" not in uses["heads"].states
    assert not list(review_faults(facts))


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ('"refused"]', '"unknown"]', "写法"),
        ('"refused"]', '"pending"]', "两次"),
        ('states = ["declared", "pending", "recognised"]', "states = []", "不能为空"),
        ("[heads]", "[tails]", "tails"),
        ("[scores]", '[scores]\nstanding = "stated"', "standing"),
    ],
)
def test_what_cannot_be_read_stops_the_start(facts: Facts, tmp_path: Path, wrong: str, right: str, told: str) -> None:
    with pytest.raises(FactsError) as fault:
        reviews_in(_beside(facts, tmp_path, wrong, right))
    assert told in str(fault.value)


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ("[scores]", '[scores]\ntopics = { bosses = ["recognised"] }', "没有“bosses”这个专题"),
    ],
)
def test_what_names_nothing_is_told(facts: Facts, tmp_path: Path, wrong: str, right: str, told: str) -> None:
    [(name, _, reason)] = review_faults(_beside(facts, tmp_path, wrong, right))
    assert (name, reason) == ("reviews.toml", told)


def test_the_page_tells_which_states_count_as_the_file_says(facts: Facts, tmp_path: Path) -> None:
    page = drawn(review_section(facts))
    assert "专题排位和计分" in page
    assert "只计申报、待核、认定的" in page
    assert reviews_note(facts).endswith("数量：按申报计，不论结论；计分：按申报计，不论结论；认定的另列")
    changed = _beside(facts, tmp_path, "[scores]", '[scores]\ntopics = { leading = ["recognised"] }')
    told = "按申报计，不论结论，链主总部平台只计认定的；只报分类统计表的，按所报数计。"
    assert told in drawn(review_section(changed))
