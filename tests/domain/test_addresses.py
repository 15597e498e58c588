"""Cells as Excel names them."""

import pytest

from domain.addresses import address, column_letters, columns_up_to, placed


@pytest.mark.parametrize(
    ("letters", "column"), [("A", 0), ("Z", 25), ("AA", 26), ("AZ", 51), ("BA", 52), ("XFD", 16383)]
)
def test_columns_are_counted_with_letters(letters: str, column: int) -> None:
    assert column_letters(column) == letters
    assert columns_up_to(letters) == column + 1


def test_an_address_leads_to_its_cell_and_nothing_else_does() -> None:
    assert address(6, 1) == "B7"
    assert placed("B7") == (6, 1)
    assert [placed(told) for told in ("", "B", "7", "B0", "b7", "B7:B9", "ABCD7")] == [None] * 7
