"""A return drawn and read in this process; the readers' own process is tested by itself."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domain.facts import Facts
from domain.forms import Form
from loaders.reading.limits import Limits, load_limits
from loaders.reading.result import ReadReturn
from loaders.reading.workbook import read_workbook
from tests.drawing import Drawing, draw, plain_values

Read = Callable[..., ReadReturn]


@pytest.fixture(scope="session")
def limits(facts: Facts) -> Limits:
    """The limits of data/ as committed."""
    return load_limits(facts.folder)


@pytest.fixture(scope="session")
def weekly(facts: Facts) -> Form:
    """附件1 of the third season."""
    return facts.forms["season-3/basic"]


@pytest.fixture(scope="session")
def monthly(facts: Facts) -> Form:
    """The monthly return of a year."""
    return facts.forms["annual/monthly"]


@pytest.fixture
def read_file(facts: Facts, limits: Limits) -> Callable[[Path], ReadReturn]:
    """Read a file that holds one return."""

    def only(path: Path) -> ReadReturn:
        [result] = read_workbook(path, facts, limits)
        return result

    return only


@pytest.fixture
def read_all(facts: Facts, limits: Limits) -> Callable[[Path], tuple[ReadReturn, ...]]:
    """Read every return of a file."""
    return lambda path: read_workbook(path, facts, limits)


@pytest.fixture
def read(tmp_path: Path, weekly: Form, read_file: Callable[[Path], ReadReturn]) -> Read:
    """Draw a weekly return of 宣汉县 of 9 June 2023, disturbed as asked, and read it."""

    def drawn(values: Any = None, **disturbed: Any) -> ReadReturn:
        said: dict[str, Any] = {"form": weekly, "place": "宣汉县", "period": "2023年6月9日", **disturbed}
        figures = {**plain_values(said["form"]), **values} if isinstance(values, dict) else values
        drawing = Drawing(values=figures or plain_values(said["form"]), **said)
        return read_file(draw(tmp_path / "任意名称.xlsx", drawing))

    return drawn
