"""Old .xls workbooks, encrypted ones and other documents share one container; this tells them apart."""

from pathlib import Path

import olefile

from loaders.reading.biffscan import scan_biff
from loaders.reading.inspection import Inspection
from loaders.reading.limits import Limits
from loaders.reading.refusal import RefusedError

_OTHER_KINDS = {
    "encryptedpackage": "file.encrypted",
    "book": "file.excel_5",
    "worddocument": "file.word",
    "powerpoint document": "file.word",
}


def inspect_ole(path: Path, limits: Limits) -> Inspection:
    """Hints and faulty cells of a BIFF8 workbook; RefusedError when encrypted, older, damaged or no workbook."""
    try:
        with olefile.OleFileIO(str(path)) as container:
            streams = {"/".join(parts).lower(): parts for parts in container.listdir()}
            content = container.openstream(streams["workbook"]).read() if "workbook" in streams else b""
    except Exception as fault:  # olefile raises whatever its parsing stumbles over
        raise RefusedError("file.damaged") from fault
    if "workbook" not in streams or "encryptedpackage" in streams:
        raise RefusedError(next((code for name, code in _OTHER_KINDS.items() if name in streams), "file.not_excel"))
    inspection = scan_biff(content, limits)
    if any("vba" in name for name in streams):
        inspection.hints.insert(0, "file.macros")
    return inspection
