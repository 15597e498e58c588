"""What the guard learns about a workbook before it is opened."""

from dataclasses import dataclass, field
from typing import Literal

Hint = Literal["file.macros", "file.external_links", "file.hidden_cells"]


@dataclass
class Inspection:
    """Remarks worth telling, and per sheet the cells that show no value, each with the code of its finding."""

    hints: list[Hint] = field(default_factory=list)
    faulty_cells: dict[str, dict[str, str]] = field(default_factory=dict)
