"""What reading one workbook may cost: sizes, counts, memory and time, from data/limits.toml."""

from pathlib import Path

from pydantic import PositiveInt

from domain.datafiles import read_table
from domain.records import Record


class Limits(Record):
    """Bounds for one workbook and for the child that reads it; bytes, counts and seconds as the names say.

    `kept_by_programs` are names of sheets in which an office program keeps what is its own.
    """

    file_bytes: PositiveInt
    inflated_bytes: PositiveInt
    part_bytes: PositiveInt
    ratio: PositiveInt
    ratio_floor_bytes: PositiveInt
    members: PositiveInt
    sheets: PositiveInt
    cells: PositiveInt
    box: PositiveInt
    merges: PositiveInt
    text_characters: PositiveInt
    heading_rows: PositiveInt
    findings: PositiveInt
    memory_bytes: PositiveInt
    processor_seconds: PositiveInt
    wall_seconds: PositiveInt
    result_bytes: PositiveInt
    at_once: PositiveInt
    opened_meanwhile_bytes: PositiveInt
    files_per_reader: PositiveInt
    kept_by_programs: tuple[str, ...]


def load_limits(folder: Path) -> Limits:
    """The limits in `folder`; FactsError names the line that does not hold."""
    return read_table(folder / "limits.toml", Limits)
