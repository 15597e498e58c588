"""A long workbook is opened while the guard still looks at its parts: it is read, or refused, as if it were not."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from domain.facts import Facts
from domain.forms import Form
from loaders.reading.guard import inspect
from loaders.reading.limits import Limits, load_limits
from loaders.reading.readers import Readers
from loaders.reading.refusal import RefusedError
from loaders.reading.result import ReadReturn
from loaders.reading.workbook import read_workbook
from tests.drawing import Drawing, draw, plain_values
from tests.reading.packing import repacked, sheet

ROWS = 14_000


@pytest.fixture(scope="module")
def readers(facts: Facts) -> Iterator[Readers]:
    """Readers as the server keeps them."""
    with Readers(facts) as open_readers:
        yield open_readers


@pytest.fixture(scope="module")
def limits(facts: Facts) -> Limits:
    """What a workbook may cost."""
    return load_limits(facts.folder)


@pytest.fixture
def honest(tmp_path: Path, weekly: Form) -> Path:
    """An honest return."""
    return draw(tmp_path / "honest.xlsx", Drawing(weekly, "渠县", "2023.6.9", plain_values(weekly)))


def ending_with(last: str) -> dict[str, bytes]:
    """A sheet whose texts pack badly, and one row more."""
    texts = (f"{sha256(str(nth).encode()).hexdigest()}{nth}" for nth in range(ROWS))
    cells = (f'<c r="A{nth}" t="inlineStr"><is><t>{text}</t></is></c>' for nth, text in enumerate(texts, 1))
    return sheet("".join(f'<row r="{nth}">{cell}</row>' for nth, cell in enumerate(cells, 1)) + last)


@pytest.mark.parametrize(
    ("last", "code"),
    [
        ('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "file.far_cell"),
        (f'<row r="{ROWS + 1}"><c r="A{ROWS + 1}"><v>1</v></c></row>', "form.unknown"),
        ("</nothing>", "file.damaged"),
    ],
    ids=["a cell in the last corner", "no form", "a tag that was never opened"],
)
def test_the_guard_speaks_first_and_the_next_file_is_read(
    readers: Readers, honest: Path, limits: Limits, tmp_path: Path, last: str, code: str
) -> None:
    path = tmp_path / "long.xlsx"
    path.write_bytes(repacked(honest.read_bytes(), ending_with(last)))
    assert path.stat().st_size > limits.opened_meanwhile_bytes
    for _ in range(2):
        assert [finding.code for finding in readers.read(path)[0].findings] == [code]
        assert readers.read(honest)[0].findings == ()


def test_sheets_are_looked_at_first_as_they_are_what_is_opened(honest: Path, limits: Limits, tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    far = sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    path.write_bytes(repacked(honest.read_bytes(), far | {"docProps/core.xml": b"<!DOCTYPE x [<!ENTITY y 'z'>]><x/>"}))
    with pytest.raises(RefusedError) as refused:
        inspect(path, limits)
    assert refused.value.code == "file.far_cell"


def test_what_is_opened_while_the_guard_looks_is_read_as_it_is_behind_it(
    facts: Facts, honest: Path, limits: Limits, read_file: Callable[[Path], ReadReturn]
) -> None:
    [read] = read_workbook(honest, facts, limits.model_copy(update={"opened_meanwhile_bytes": 1}))
    assert read.values.equals(read_file(honest).values)
    assert read.findings == ()
