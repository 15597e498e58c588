"""Work that may fail in a way nobody foresaw without taking the rest down."""

from collections.abc import Callable
from typing import TypeVar

from domain.errors import GongjianError
from domain.unforeseen import Unforeseen
from queries.logbook import number_of

Made = TypeVar("Made")


def attempted(work: Callable[[], Made]) -> Made | Unforeseen:
    """What `work` makes, or the number of its fault in the log; faults that we foresee are raised."""
    try:
        return work()
    except GongjianError:
        raise
    except Exception as fault:
        return Unforeseen(number_of(fault))
