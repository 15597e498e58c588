"""Whatever is struck from the XML of a sheet or put into it, there is an answer and never an exception."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.facts import Facts
from domain.forms import Form
from loaders.reading.limits import load_limits
from loaders.reading.workbook import read_workbook
from tests.gauntlet.building import drawn
from tests.reading.packing import SHEET, repacked

_PUT = ("", "<", ">", "/>", '"', "&#50;", "&amp;", "<!-- -->", "<![CDATA[1]]>", "<?a?>", 't="s"', 't="e"', 'r="B7"')
_EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), st.sampled_from(_PUT)), min_size=1, max_size=3)


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(edits=_EDITS)
def test_no_damage_to_a_sheet_is_more_than_an_answer(
    edits: list[tuple[float, int, str]], facts: Facts, weekly: Form, tmp_path_factory: pytest.TempPathFactory
) -> None:
    honest = drawn()(weekly)
    text = zipfile.ZipFile(BytesIO(honest)).read(SHEET).decode()
    for where, struck, put in edits:
        at = int(where * len(text))
        text = text[:at] + put + text[at + struck :]
    path = tmp_path_factory.getbasetemp() / "损坏.xlsx"
    path.write_bytes(repacked(honest, {SHEET: text.encode()}))
    returns = read_workbook(path, facts, load_limits(facts.folder))
    assert returns
    assert all(read.values.height or read.findings for read in returns)
