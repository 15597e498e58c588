"""What the guard learns about a workbook before it is opened."""

from dataclasses import dataclass, field
from typing import Literal

Hint = Literal["file.macros", "file.external_links", "file.hidden_cells"]


@dataclass
class Inspection:
    """Remarks worth telling; how many cells the file holds, and what its sheets say of their cells.

    `sheets` is the XML of the sheets of an .xlsx by part, in chunks; `twisted` whether any of it is written in a
    way that readers stumble over. `faults` are the cells of an .xls at fault: sheet → address → code.
    """

    hints: list[Hint] = field(default_factory=list)
    cells: int = 0
    sheets: dict[str, list[bytes]] = field(default_factory=dict)
    twisted: bool = False
    faults: dict[str, dict[str, str]] = field(default_factory=dict)
