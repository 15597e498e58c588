"""Old .xls workbooks and encrypted ones share one container; this tells them apart."""

from pathlib import Path

import olefile

from loaders.reading.inspection import Inspection
from loaders.reading.refusal import Refused


def inspect_ole(path: Path) -> Inspection:
    """Hints about a BIFF8 workbook; Refused when encrypted, older than Excel 97, damaged or no workbook."""
    try:
        with olefile.OleFileIO(str(path)) as container:
            streams = {"/".join(parts).lower() for parts in container.listdir()}
    except Exception as fault:  # olefile raises whatever its parsing stumbles over
        raise Refused("file.damaged") from fault
    if "encryptedpackage" in streams:
        raise Refused("file.encrypted")
    if "workbook" not in streams:
        raise Refused("file.excel_5" if "book" in streams else "file.not_excel")
    return Inspection(hints=["file.macros"] if any("vba" in stream for stream in streams) else [])
