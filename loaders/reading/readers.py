"""Readers of workbooks for the server: each works in a throw-away child, so that no file can harm the server."""

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from multiprocessing import Pipe
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from typing import Self, TypeVar

from domain.facts import load_facts
from loaders.reading.handover import take_returns
from loaders.reading.limits import load_limits
from loaders.reading.nursery import DIED, DONE
from loaders.reading.refusal import RefusedError
from loaders.reading.result import ReadReturn

_HOUSE = Path(__file__).resolve().parents[2]
_GRACE_SECONDS = 10
_READ_AHEAD = 4
_PATIENCE_SECONDS = 1.0
_ATTEMPTS = 2
# A reader is thrown away soon: Polars' allocator need not give memory back between two steps and fetch it again.
_KEEP_MEMORY = {"_RJEM_MALLOC_CONF": "dirty_decay_ms:-1,muzzy_decay_ms:-1"}

Given = TypeVar("Given")
Made = TypeVar("Made")


class _Nursery:
    """One reader's process; started when first asked, started again when lost."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def ask(self, workbook: Path, result: Path, seconds: float) -> str:
        """What the nursery answers; a new process is asked where this one was lost, which no workbook can cause."""
        for _ in range(_ATTEMPTS):
            try:
                if self._process is None:
                    self._start()
                self._line.send((str(workbook), str(result)))
                if self._line.poll(seconds):
                    return self._line.recv_bytes().decode()
                break
            except (EOFError, OSError):
                self.end()
                if self._closed:
                    break
        self.end()
        return DIED

    def end(self) -> None:
        """Kill the process and its child; a reading under way is lost."""
        process, self._process = self._process, None
        if process:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            self._line.close()

    def close(self) -> None:
        """End for good; a reading under way comes back as DIED."""
        self._closed = True
        self.end()

    def _start(self) -> None:
        self._line, theirs = Pipe()
        command = [sys.executable, "-m", "loaders.reading.nursery", str(self._folder), str(theirs.fileno())]
        self._process = subprocess.Popen(
            command,
            pass_fds=[theirs.fileno()],
            cwd=_HOUSE,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=os.environ | _KEEP_MEMORY,
        )
        theirs.close()


class Readers:
    """A few readers that outlive their files; safe to share between threads, closed at the end of a `with`."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds the facts and limits.toml; FactsError where they do not hold."""
        self._facts, self._limits = load_facts(folder), load_limits(folder)
        self._results = TemporaryDirectory(prefix="gongjian-")
        self._numbers = count()
        self._all = [_Nursery(folder) for _ in range(self._limits.at_once)]
        self._spare = self._all[1:]
        self._free: SimpleQueue[_Nursery] = SimpleQueue()
        self._free.put(self._all[0])

    def read(self, path: Path) -> tuple[ReadReturn, ...]:
        """The returns in a file, at least one; a reader that dies or runs out of time or memory is its finding."""
        result = Path(self._results.name, str(next(self._numbers)))
        nursery = self._next()
        try:
            answer = nursery.ask(path.absolute(), result, self._limits.wall_seconds + _GRACE_SECONDS)
        finally:
            self._free.put(nursery)
        how, _, heads = answer.partition("\n")
        if how == DONE:
            return take_returns(heads, result)
        result.unlink(missing_ok=True)
        return (ReadReturn(findings=(RefusedError(how).finding(self._facts),)),)

    def _next(self) -> _Nursery:
        """A reader that is free; a spare one where a file has waited long: to start one takes as long as 100 files."""
        with suppress(Empty):
            return self._free.get(timeout=_PATIENCE_SECONDS)
        with suppress(IndexError):
            return self._spare.pop()
        return self._free.get()

    def ahead(self, work: Callable[[Given], Made], given: Iterable[Given]) -> Iterator[Made]:
        """`work` done on all that is given, in order: as many at once as there are readers, a few in advance."""
        waiting: deque[Future[Made]] = deque()
        with ThreadPoolExecutor(len(self._all), thread_name_prefix="reader") as hands:
            for each in given:
                waiting.append(hands.submit(work, each))
                if len(waiting) > _READ_AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def close(self) -> None:
        """Kill every reader and forget what they left."""
        for nursery in self._all:
            nursery.close()
        self._results.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *why: object) -> None:
        self.close()
