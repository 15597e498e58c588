"""What a reader has read comes to the server whole, of short tables and of long ones."""

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from loaders.reading.handover import take_returns, write_returns
from loaders.reading.result import VALUES, ReadReturn

FIELDS = ("signed_count", "signed_contract", "remark")


def sheet(name: str, rows: int) -> ReadReturn:
    """A sheet of `rows` rows as it comes from reading, every cell with a text of its own."""
    cells = [
        {"row_number": row, "field": field, "kind": "text", "sheet": name, "cell": f"{letter}{row}", "raw": f"{row}"}
        for row in range(1, rows + 1)
        for letter, field in zip("ABC", FIELDS, strict=True)
    ]
    return ReadReturn(sheet=name, values=pl.DataFrame(cells, VALUES))


@pytest.mark.parametrize("rows", [(1, 1), (2, 0, 3), (4000, 1), (2, 0, 5000)])
def test_values_arrive_as_they_were_read(rows: tuple[int, ...], tmp_path: Path) -> None:
    """Sheets of one file share a body, and a long table is told once what repeats in it."""
    sent = [sheet(f"表{nth}", height) for nth, height in enumerate(rows)]
    arrived = take_returns(write_returns(sent, tmp_path / "values"), tmp_path / "values")
    for one, other in zip(sent, arrived, strict=True):
        assert_frame_equal(one.values, other.values, categorical_as_str=True)
    assert not (tmp_path / "values").exists()
