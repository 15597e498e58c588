"""Figures beside each other on a grid of twelve columns."""

from collections.abc import Iterable


def grid(cells: Iterable[tuple[int, str]]) -> str:
    """Cells as (columns of twelve, HTML), one under another on a narrow screen; an empty cell is left out."""
    return f'<div class="grid">{"".join(f"<div class=w{wide}>{html}</div>" for wide, html in cells if html)}</div>'
