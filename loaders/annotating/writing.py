"""An answer written: what the throw-away child does with a workbook and the findings about it."""

from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from loaders.annotating.listing import add_list
from loaders.annotating.marking import forget_earlier, mark
from loaders.annotating.opening import drawn, kept
from loaders.annotating.reply import Reply
from loaders.annotating.results import saved_with_results
from loaders.reading.grid import Workbook as Values
from loaders.reading.grid import open_workbook
from loaders.reading.guard import inspect
from loaders.reading.limits import Limits
from loaders.reading.refusal import RefusedError


def write_answer(workbook: Path, said: str, result: Path, limits: Limits) -> None:
    """Write to `result` the workbook marked and listed as the reply `said`; the list alone for a refused file."""
    reply = Reply.model_validate_json(said)
    try:
        pictures = inspect(workbook, limits).pictures
        values = open_workbook(workbook, limits)
    except RefusedError:
        result.write_bytes(listed_alone(reply))
        return
    try:
        told = f"{reply.summary}{reply.pictures}" if pictures else reply.summary
        content = _answered(kept(workbook), values, reply.model_copy(update={"summary": told}))
    except MemoryError:
        raise
    except Exception:  # whatever openpyxl stumbles over, the values can still be drawn
        redrawn = reply.model_copy(update={"summary": f"{reply.summary}{reply.redrawn}"})
        content = _answered(drawn(values), values, redrawn)
    result.write_bytes(content)


def _answered(book: Workbook, values: Values, reply: Reply) -> bytes:
    forget_earlier(book)
    mark(book, add_list(book, reply), reply)
    return saved_with_results(book, values)


def listed_alone(reply: Reply) -> bytes:
    """A new workbook that holds nothing but the list of `reply`."""
    book = Workbook()
    book.remove(book.worksheets[0])
    add_list(book, reply)
    content = BytesIO()
    book.save(content)
    return content.getvalue()
