"""A workbook opened behind the guard; a long one while the guard still looks at its parts."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from loaders.reading.grid import Workbook, open_workbook
from loaders.reading.guard import inspect
from loaders.reading.inspection import Inspection
from loaders.reading.limits import Limits
from loaders.reading.refusal import RefusedError

Guarded = tuple[Inspection, Workbook]


def open_guarded(path: Path, limits: Limits) -> Guarded:
    """What the guard finds, and the workbook; RefusedError where either refuses, the guard first.

    The guard looks at sheets first, so as to be ahead of whatever opens them. After a refusal a thread may be left that
    still opens the workbook: the process has to end with it.
    """
    if path.stat().st_size < limits.opened_meanwhile_bytes:
        return inspect(path, limits), open_workbook(path, limits)
    threads = ThreadPoolExecutor(1, "open")
    try:
        guarded = _meanwhile(path, limits, lambda: threads.submit(open_workbook, path, limits))
    except RefusedError:
        threads.shutdown(wait=False)
        raise
    threads.shutdown()
    return guarded


def _meanwhile(path: Path, limits: Limits, begin: Callable[[], Future[Workbook]]) -> Guarded:
    """Begun as soon as the package is known to be in order; what is none is opened when the guard is through."""
    begun: list[Future[Workbook]] = []
    inspection = inspect(path, limits, lambda: begun.append(begin()))
    return inspection, (begun[0] if begun else begin()).result()
