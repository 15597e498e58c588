"""One set of readers for the whole gauntlet, as the server keeps them."""

from collections.abc import Iterator

import pytest

from domain.facts import Facts
from domain.forms import Form
from loaders.reading.readers import Readers


@pytest.fixture(scope="session")
def readers(facts: Facts) -> Iterator[Readers]:
    """Readers as the server keeps them."""
    with Readers(facts) as open_readers:
        yield open_readers


@pytest.fixture(scope="session")
def weekly(facts: Facts) -> Form:
    """附件1 of the third season, the form every workbook of the gauntlet claims to be."""
    return facts.forms["season-3/basic"]
