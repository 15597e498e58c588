"""Cells as Excel names them: B7 stands in row 6 and column 1, counted from 0."""

import re

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def address(row: int, column: int) -> str:
    """The name of a cell counted from 0."""
    return f"{column_letters(column)}{row + 1}"


def placed(cell: str) -> tuple[int, int] | None:
    """Row and column of an address, counted from 0; None where it is no address."""
    found = _ADDRESS.fullmatch(cell)
    return (int(found[2]) - 1, columns_up_to(found[1]) - 1) if found else None


def column_letters(column: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def columns_up_to(letters: str) -> int:
    """How many columns there are up to one: 1 for A, 26 for Z, 27 for AA; an empty name is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
