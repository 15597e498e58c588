"""What was read and found in a draft, kept beside it, so that the next session need not read it again."""

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import settings
from domain.findings import Finding
from loaders.drafting.drafts import Draft
from loaders.reading.handover import read_returns, write_returns
from loaders.reading.result import ReadReturn

_ROOMS, _SOURCES = ("domain", "loaders", "queries"), (".py", ".sql")


@dataclass(frozen=True)
class Reading:
    """The returns in a draft as they were read, and as they were judged; None where they are to be judged anew."""

    returns: tuple[ReadReturn, ...]
    judged: tuple[ReadReturn, ...] | None = None


@dataclass(frozen=True)
class Readings:
    """What is kept holds as long as forms, facts and programs stay the same, which is their `version`.

    How it was judged holds as long as the ledger's `revision` and the office `day` do too.
    """

    version: str
    revision: int
    day: date

    def of(self, draft: Draft) -> Reading | None:
        """What is kept of the draft; None where nothing is, where it no longer holds, or where it cannot be read."""
        try:
            kept = BytesIO(draft.reading.read_bytes())
            whole = kept.readline().strip() == _digest(kept.getbuffer()[kept.tell() :])
            head = json.loads(kept.readline())
            if not whole or head["version"] != self.version or not draft.path.is_file():
                return None
            returns = read_returns(head["heads"], kept)
            if (head["revision"], head["day"]) != (self.revision, self.day.isoformat()):
                return Reading(returns)
            found = [tuple(Finding(**finding) for finding in findings) for findings in head["found"]]
        except Exception:  # whatever is wrong with it, the draft itself can be read
            return None
        return Reading(returns, tuple(replace(read, findings=told) for read, told in zip(returns, found, strict=True)))

    def keep(self, draft: Draft, reading: Reading) -> None:
        """Keep what was read and judged; not of what was not recognised, which another day's limits may let through."""
        if reading.judged is None or not any(read.sheet for read in reading.returns):
            return
        values = BytesIO()
        heads = write_returns(reading.returns, values)
        found = [[finding.model_dump() for finding in read.findings] for read in reading.judged]
        told = {"version": self.version, "revision": self.revision, "day": self.day.isoformat()}
        head = json.dumps(told | {"heads": heads, "found": found}, ensure_ascii=False).encode()
        content = b"\n".join((head, values.getvalue()))
        with suppress(OSError):
            draft.reading.parent.mkdir(exist_ok=True)
            _replace(draft.reading, b"\n".join((_digest(content), content)))


@cache
def version_of(data: Path) -> str:
    """The sha256 of all that decides what is read in a file and found in it: the facts in `data`, and the programs."""
    sha256 = hashlib.sha256()
    programs = (path for room in _ROOMS for path in (settings.HOUSE / room).rglob("*") if path.suffix in _SOURCES)
    for path in sorted((*(path for path in data.rglob("*") if path.is_file()), *programs)):
        sha256.update(f"{path.name}\n{path.stat().st_size}\n".encode())
        sha256.update(path.read_bytes())
    return sha256.hexdigest()


def _digest(content: bytes | memoryview) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever finds half of it."""
    half = path.with_name(f"{path.name}.{hashlib.sha256(content).hexdigest()[:8]}")
    half.write_bytes(content)
    half.replace(path)
