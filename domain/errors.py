"""The one tree of exceptions; every message is a Chinese sentence that may be shown as it stands.

GongjianError
├── FactsError       a file in data/ is wrong; the start stops, naming path and line
├── UsageError       a command or a question was put wrongly; exit code 2
└── StoreError       the ledger cannot be used
    └── StoreBusyError   another process holds the ledger; exit code 3

What is wrong with a workbook is not an exception: it is a `Finding`.
"""

from pathlib import Path


class GongjianError(Exception):
    """Anything this project raises on purpose."""


class FactsError(GongjianError):
    """A committed fact does not hold; `path` and `line` (1-based, 0 when the whole file is meant) say where."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        self.path, self.line, self.reason = path, line, reason
        place = f"{path} 第 {line} 行" if line else str(path)
        super().__init__(f"资料文件有误：{place}：{reason}")


class UsageError(GongjianError):
    """The caller asked for something that does not exist or left something out."""


class StoreError(GongjianError):
    """The ledger cannot be opened, read or written."""


class StoreBusyError(StoreError):
    """Another process holds the ledger open."""
