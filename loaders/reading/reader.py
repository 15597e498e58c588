"""One reader of workbooks: the line to its process, which is started when first asked and again when lost."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path
from tempfile import TemporaryFile

from loaders.reading.nursery import DIED

_HOUSE = Path(__file__).resolve().parents[2]
_ATTEMPTS = 2
# A reader is thrown away soon: the allocators need not give memory back between two steps and fetch it again.
_KEEP_MEMORY = {
    "_RJEM_MALLOC_CONF": "dirty_decay_ms:-1,muzzy_decay_ms:-1",
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(256 << 20),
}


class Reader:
    """One reader's process; started when first asked, started again when lost."""

    def __init__(self, given: bytes) -> None:
        """`given` are its facts and limits, pickled: so each knows what the server knows, and need not check it."""
        self._given = given
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def begin(self) -> None:
        """Start the process without waiting for it, so that it is ready when it is asked."""
        if self._process is None:
            self._start()

    def ask(self, workbook: Path, result: Path, said: str, seconds: float) -> str:
        """What the nursery answers; a new process is asked where this one was lost, which no workbook can cause."""
        for _ in range(_ATTEMPTS):
            try:
                self.begin()
                self._line.send((str(workbook), str(result), said))
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
        with TemporaryFile() as given:
            given.write(self._given)
            given.seek(0)
            self._process = subprocess.Popen(
                [sys.executable, "-m", "loaders.reading", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                cwd=_HOUSE,
                stdin=given,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env=os.environ | _KEEP_MEMORY,
            )
        theirs.close()
