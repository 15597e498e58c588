"""What the guard learns about a workbook before it is opened."""

from dataclasses import dataclass, field
from typing import Literal

Hint = Literal["file.macros", "file.external_links", "file.hidden_cells"]


@dataclass
class Inspection:
    """Remarks worth telling; how many cells the package holds, and the XML of its sheets by part, in chunks."""

    hints: list[Hint] = field(default_factory=list)
    cells: int = 0
    sheets: dict[str, list[bytes]] = field(default_factory=dict)
