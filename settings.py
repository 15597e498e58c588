"""Where things are on this machine: nothing here changes a figure."""

import os
from pathlib import Path

HOUSE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("GONGJIAN_DATA") or HOUSE / "data")
VAR = Path(os.environ.get("GONGJIAN_VAR") or HOUSE / "var").absolute()
STORE = os.environ.get("GONGJIAN_STORE") or str(VAR / "ledger.duckdb")
