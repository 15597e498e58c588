"""The log file: where the traceback of an unexpected fault goes, under the number that its user is told."""

import logging
import secrets
from pathlib import Path

from domain.errors import StoreError
from queries.engine.folders import kept_in

_log = logging.getLogger("gongjian")


def open_log(folder: Path) -> None:
    """Let the house's log run into `folder`/gongjian.log; a second call changes nothing."""
    if not _log.handlers:
        try:
            handler = logging.FileHandler(kept_in(folder) / "gongjian.log", encoding="utf-8", delay=True)
        except StoreError:  # whoever needs the folder says so; until then faults are told on standard error
            return
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        _log.addHandler(handler)
        _log.setLevel(logging.INFO)


def number_of(fault: BaseException) -> str:
    """Log `fault` with its traceback; the number it stands under."""
    number = f"E-{secrets.token_hex(3).upper()}"
    _log.error("%s %s", number, fault, exc_info=fault)
    return number
