"""Old .xls workbooks and encrypted ones share one container; this tells them apart."""

from pathlib import Path

import olefile

from loaders.reading.inspection import Inspection
from loaders.reading.refusal import RefusedError


def inspect_ole(path: Path) -> Inspection:
    """Hints about a BIFF8 workbook; RefusedError when encrypted, older than Excel 97, damaged or no workbook."""
    try:
        with olefile.OleFileIO(str(path)) as container:
            streams = {"/".join(parts).lower() for parts in container.listdir()}
    except Exception as fault:  # olefile raises whatever its parsing stumbles over
        raise RefusedError("file.damaged") from fault
    if "encryptedpackage" in streams:
        raise RefusedError("file.encrypted")
    if "workbook" not in streams:
        raise RefusedError("file.excel_5" if "book" in streams else "file.not_excel")
    return Inspection(hints=["file.macros"] if any("vba" in stream for stream in streams) else [])
