"""The door: everything that can be known about a workbook without opening it is asked here first."""

from pathlib import Path

from loaders.reading.inspection import Inspection
from loaders.reading.limits import Limits
from loaders.reading.oleguard import inspect_ole
from loaders.reading.sniff import sniff
from loaders.reading.zipguard import inspect_zip


def inspect(path: Path, limits: Limits) -> Inspection:
    """What stands in the way and what is worth telling; RefusedError for a file that must not be opened."""
    return inspect_zip(path, limits) if sniff(path, limits) == "zip" else inspect_ole(path, limits)
