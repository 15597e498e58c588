"""What the guard learns about a workbook before it is opened."""

from dataclasses import dataclass, field
from typing import Literal

Hint = Literal["file.macros", "file.external_links", "file.hidden_cells"]


@dataclass
class Inspection:
    """Remarks worth telling, and the error cells (#DIV/0! and the like) of each sheet by name."""

    hints: list[Hint] = field(default_factory=list)
    error_cells: dict[str, frozenset[str]] = field(default_factory=dict)
