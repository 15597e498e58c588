"""However a return is disturbed within the law, every figure of it is read, exactly, and no cell is lost."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from domain.facts import Facts
from loaders.reading.grid import open_workbook
from loaders.reading.guard import inspect
from loaders.reading.limits import load_limits
from loaders.reading.workbook import read_workbook
from tests.gauntlet.disturbing import Disturbed, disturbed_returns


def _saved(said: Disturbed, path: Path) -> Path:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for nth in range(said.before + said.after):
        workbook.create_sheet(f"说明{nth}")["A1"] = "示例说明"
    said.drawing.paint(workbook.create_sheet(index=said.before))
    workbook.save(path)
    return path


@settings(max_examples=120, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_figure_comes_back_from_any_lawful_disturbance(
    data: st.DataObject, facts: Facts, tmp_path_factory: pytest.TempPathFactory
) -> None:
    said = data.draw(disturbed_returns(facts))
    path = _saved(said, tmp_path_factory.getbasetemp() / "任意名称.xlsx")
    limits = load_limits(facts.folder)
    assert inspect(path, limits).cells == open_workbook(path, limits).cells
    (read,) = read_workbook(path, facts, limits)
    assert (read.form, read.place, read.period) == (said.drawing.form.key, said.place, said.period)
    assert not read.rejected
    rows = {row["field"]: row for row in read.values.iter_rows(named=True)}
    assert {name: row["value"] for name, row in rows.items()} == said.values
    assert {name: row["missing"] for name, row in rows.items() if row["missing"]} == said.missing
