"""Frames as CSV that Excel and WPS open correctly and that cannot carry a formula."""

import csv
import io

import polars as pl

RISKY = ("=", "+", "-", "@", "\t", "\r")


def csv_file(frame: pl.DataFrame, headings: dict[str, str]) -> bytes:
    """The columns named in `headings`, under their Chinese headings, in that order; UTF-8 with a byte order mark.

    Text that a spreadsheet would take for a formula is written behind an apostrophe; numbers stay exact.
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(headings.values())
    writer.writerows([_guarded(row[column]) for column in headings] for row in frame.iter_rows(named=True))
    return sheet.getvalue().encode("utf-8-sig")


def _guarded(value: object) -> object:
    if isinstance(value, str) and value.startswith(RISKY):
        return f"'{value}"
    return "" if value is None else value
