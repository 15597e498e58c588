"""Where things are on this machine: nothing here changes a figure."""

import os
from pathlib import Path

HOUSE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("GONGJIAN_DATA", HOUSE / "data"))
VAR = Path(os.environ.get("GONGJIAN_VAR", HOUSE / "var")).absolute()
ARCHIVE = VAR / "archive"
STORE = os.environ.get("GONGJIAN_STORE", f"duckdb:///{VAR / 'ledger.duckdb'}")
PORT = int(os.environ.get("GONGJIAN_PORT", "8501"))
