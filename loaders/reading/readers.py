"""Readers of workbooks for the server: each works in a throw-away child, so that no file can harm the server."""

import pickle
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from typing import Self

from domain.facts import Facts
from loaders.reading.ahead import Given, Made, ahead
from loaders.reading.handover import take_returns
from loaders.reading.limits import load_limits
from loaders.reading.looking import LOOK, Piece, Wanted
from loaders.reading.nursery import DONE, SPENT
from loaders.reading.reader import Reader
from loaders.reading.refusal import RefusedError
from loaders.reading.result import ReadReturn

_GRACE_SECONDS = 10
_READ_AHEAD = 4
_PATIENCE_SECONDS = 1.0


class Readers:
    """A few readers that outlive their files; safe to share between threads, closed at the end of a `with`."""

    def __init__(self, facts: Facts) -> None:
        """Their limits stand in limits.toml beside `facts`; FactsError where they do not hold."""
        self._facts, self._limits = facts, load_limits(facts.folder)
        self._results = TemporaryDirectory(prefix="gongjian-")
        self._numbers = count()
        given = pickle.dumps((facts, self._limits))
        self._all = [Reader(given) for _ in range(self._limits.at_once)]
        self._spare = self._all[1:]
        self._free: SimpleQueue[Reader] = SimpleQueue()
        self._free.put(self._all[0])

    def begin(self) -> Self:
        """Let the first reader start while something else is done; one that cannot is told of when it is asked."""
        with suppress(OSError):
            self._all[0].begin()
        return self

    def read(self, path: Path) -> tuple[ReadReturn, ...]:
        """The returns in a file, at least one; a reader that dies or runs out of time or memory is its finding."""
        how, heads, result = self._ask(path, "")
        if how in (DONE, SPENT):
            return take_returns(heads, result)
        return (ReadReturn(findings=(RefusedError(how).finding(self._facts),)),)

    def answer(self, path: Path, said: str) -> bytes | None:
        """The workbook at `path` with the reply `said`, JSON of a Reply, written into it; None where that fails."""
        how, _, result = self._ask(path, said)
        if how != DONE:
            return None
        content = result.read_bytes()
        result.unlink()
        return content

    def look(self, path: Path, sheet: str, cells: Sequence[str]) -> Piece | None:
        """The sheet around some of its cells; None where it cannot be read."""
        how, _, result = self._ask(path, LOOK + Wanted(sheet=sheet, cells=tuple(cells)).model_dump_json())
        if how != DONE:
            return None
        drawn = Piece.model_validate_json(result.read_bytes())
        result.unlink()
        return drawn

    def _ask(self, path: Path, said: str) -> tuple[str, str, Path]:
        result = Path(self._results.name, str(next(self._numbers)))
        reader = self._next()
        try:
            answer = reader.ask(path.absolute(), result, said, self._limits.wall_seconds + _GRACE_SECONDS)
        finally:
            self._free.put(reader)
        how, _, heads = answer.partition("\n")
        if how not in (DONE, SPENT):
            result.unlink(missing_ok=True)
        return how, heads, result

    def _next(self) -> Reader:
        """A reader that is free; a spare one where a file has waited long: to start one takes as long as 100 files."""
        with suppress(Empty):
            return self._free.get(timeout=_PATIENCE_SECONDS)
        with suppress(IndexError):
            return self._spare.pop()
        return self._free.get()

    def ahead(self, work: Callable[[Given], Made], given: Iterable[Given]) -> Generator[Made, None, None]:
        """`work` done on all that is given, in order: as many at once as there are readers, a few in advance."""
        with closing(ahead(work, given, hands=len(self._all), at_most=_READ_AHEAD, name="reader")) as begun:
            for done in begun:
                yield done.result()

    def close(self) -> None:
        """Kill every reader and forget what they left."""
        for reader in self._all:
            reader.close()
        self._results.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *why: object) -> None:
        self.close()
