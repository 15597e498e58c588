"""The door: everything that can be known about a workbook without opening it is asked here first."""

from collections.abc import Callable
from pathlib import Path

from loaders.reading.inspection import Inspection
from loaders.reading.limits import Limits
from loaders.reading.oleguard import inspect_ole
from loaders.reading.sniff import sniff
from loaders.reading.zipguard import inspect_zip


def inspect(path: Path, limits: Limits, in_order: Callable[[], None] = lambda: None) -> Inspection:
    """What stands in the way and what is worth telling; RefusedError for a file that must not be opened.

    `in_order` is called once an .xlsx is known to be what it says and no larger than it may be, its parts unseen.
    """
    return inspect_zip(path, limits, in_order) if sniff(path, limits) == "zip" else inspect_ole(path, limits)
