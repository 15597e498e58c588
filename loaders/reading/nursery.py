"""The process behind one reader: keeps everything loaded and forks a limited child that meets the workbooks.

`python -m loaders.reading` runs it. It is single-threaded and opens no workbook itself,
so that a child can be forked in two milliseconds, replaced after some files, and killed without loss. What a child
answers is never unpickled: DONE and the heads of the returns, or the code of the finding that the file ends with.
A child that has written an answer into a sender's workbook has met openpyxl and is replaced at once; so is one that
answers SPENT in place of DONE: it is still busy with a workbook that was refused.
"""

import gc
import os
import resource
import signal
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import active_count

from domain.facts import Facts
from loaders.reading.handover import write_returns
from loaders.reading.limits import Limits
from loaders.reading.looking import LOOK, write_piece
from loaders.reading.workbook import read_workbook

DONE, SPENT, DAMAGED = "done", "spent", "file.damaged"
DIED, OUT_OF_TIME, OUT_OF_MEMORY = "reader.died", "reader.time", "reader.memory"
_CAUSES: dict[int, str] = {signal.SIGXCPU: OUT_OF_TIME, signal.SIGABRT: OUT_OF_MEMORY, signal.SIGXFSZ: OUT_OF_MEMORY}
_OPEN_FILES = 64
_LONGEST_ANSWER = 1 << 24


@dataclass
class Child:
    """A forked reader, the line to it, and how many files it has met."""

    pid: int
    line: Connection
    met: int = 0

    @property
    def gone(self) -> bool:
        """Whether something ended it between two files."""
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def end(self) -> int:
        """Kill it if it still runs; the signal it died of, 0 for none."""
        self.line.close()
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        _, status = os.waitpid(self.pid, 0)
        return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def serve(requests: Connection, facts: Facts, limits: Limits) -> None:
    """Answer each (workbook, result file, what is wanted, "" to read) with how it went, until the line is closed."""
    child = None
    with suppress(EOFError, OSError):
        while True:
            request = requests.recv()
            if child and child.gone:
                child.end()
                child = None
            if child is None:
                child = _fork(requests, facts, limits)
            answer = _ask(child, request, limits)
            if not answer.startswith(DONE) or request[-1] or child.met >= limits.files_per_reader:
                cause = child.end()
                child, answer = None, _CAUSES.get(cause, DIED) if answer == DIED else answer
            requests.send_bytes(answer.encode())
    if child:
        child.end()


def _ask(child: Child, request: tuple[str, str, str], limits: Limits) -> str:
    child.met += 1
    try:
        child.line.send(request)
        if not child.line.poll(limits.wall_seconds):
            return OUT_OF_TIME
        answer = child.line.recv_bytes(_LONGEST_ANSWER).decode()
    except (EOFError, OSError, UnicodeDecodeError):
        return DIED
    return answer if answer.partition("\n")[0] in (DONE, SPENT, DAMAGED, OUT_OF_MEMORY) else DIED


def _fork(requests: Connection, facts: Facts, limits: Limits) -> Child:
    ours, theirs = Pipe()
    if pid := os.fork():
        theirs.close()
        return Child(pid, ours)
    try:
        requests.close()
        ours.close()
        _read_until_closed(theirs, facts, limits)
    finally:
        os._exit(0)


def _read_until_closed(requests: Connection, facts: Facts, limits: Limits) -> None:
    gc.disable()
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.result_bytes, limits.result_bytes))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(EOFError, OSError):
        while True:
            workbook, result, said = requests.recv()
            _allow_processor_time(limits)
            requests.send_bytes(_done(Path(workbook), Path(result), said, facts, limits).encode())


def _allow_processor_time(limits: Limits) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + limits.processor_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))


def _done(workbook: Path, result: Path, said: str, facts: Facts, limits: Limits) -> str:
    try:
        if not said:
            heads = write_returns(read_workbook(workbook, facts, limits), result)
            return f"{SPENT if active_count() > 1 else DONE}\n{heads}"
        if said.startswith(LOOK):
            write_piece(workbook, said, result, limits)
            return DONE
        from loaders.annotating.writing import write_answer  # openpyxl is loaded only where it is needed

        write_answer(workbook, said, result, limits)
        return DONE
    except MemoryError:
        return OUT_OF_MEMORY
    except BaseException:  # a panic in Rust is no Exception; this process is thrown away after it
        return DAMAGED
