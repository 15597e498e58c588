"""Hostile and odd workbooks, one a line: whatever is sent, it is read exactly or answered with the right sentence."""

import time
from pathlib import Path

import pytest

from domain.facts import Facts
from domain.forms import Form
from loaders.reading.readers import Readers
from tests.gauntlet import (
    cells,
    days,
    figures,
    looks,
    no_workbooks,
    offices,
    old_xls,
    packages,
    spellings,
    too_much,
    wps,
)
from tests.gauntlet.case import Case
from tests.reading import wording

FAMILIES = (no_workbooks, packages, spellings, too_much, cells, figures, looks, days, offices, old_xls, wps)
CASES = [case for family in FAMILIES for case in family.CASES]
SLOWEST_SECONDS = 30


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_every_workbook_is_read_exactly_or_answered(
    case: Case, readers: Readers, weekly: Form, facts: Facts, tmp_path: Path
) -> None:
    path = tmp_path / "报表.xlsx"
    path.write_bytes(case.build(weekly))
    began = time.monotonic()
    result = readers.read(path)[0]
    assert time.monotonic() - began < SLOWEST_SECONDS
    expected = case.outcome
    assert tuple(wording.told(result)) == expected.told
    assert (result.rejected, result.place, result.period) == (expected.rejected, expected.place, expected.period)
    assert wording.figures(result) == expected.figures(weekly)


def test_no_name_stands_twice_and_the_gauntlet_is_long() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 120


def test_every_refusal_of_a_file_is_met(facts: Facts) -> None:
    refusals = {
        code for code, kind in facts.finding_kinds.items() if code.startswith("file.") and kind.level == "reject"
    }
    assert refusals <= {code for case in CASES for code, _ in case.outcome.told}
    assert len(refusals) <= 30


def test_every_sentence_that_sends_back_says_what_to_do(facts: Facts) -> None:
    asking = ("请", "应为", "{wanted}")
    rejecting = [kind for kind in facts.finding_kinds.values() if kind.level == "reject"]
    assert not [kind.code for kind in rejecting if not any(word in kind.message for word in asking)]
