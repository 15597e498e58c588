"""What was read, in the fewest words."""

from domain.forms import Form
from loaders.reading.result import ReadReturn
from tests.drawing import plain_values


def figures(result: ReadReturn) -> dict[str, str | None]:
    """What was read for each column of a one-row form, shortest decimal."""
    return {
        row["field"]: None if row["value"] is None else f"{row['value'].normalize():f}"
        for row in result.values.iter_rows(named=True)
    }


def plain_figures(form: Form) -> dict[str, str]:
    """`plain_values` as `figures` shows them."""
    return {name: str(value) for name, value in plain_values(form).items()}


def told(result: ReadReturn) -> list[tuple[str, str]]:
    """(code, cell) of every finding."""
    return [(finding.code, finding.cell) for finding in result.findings]
