"""Readers that outlive a test, and returns drawn as workbooks."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from domain.dates import read_moment
from domain.facts import Facts
from loaders.intake import take_in
from loaders.reading.readers import Readers
from loaders.receipts import Receipt
from queries.store import Store
from tests.drawing import Drawing, draw

HOUSE = Path(__file__).resolve().parents[2]
Drawn = Callable[..., Path]
Taking = Callable[..., list[Receipt]]


@pytest.fixture(scope="session")
def readers(facts: Facts) -> Iterator[Readers]:
    """Readers shared by the tests, as they are by the sessions of a server."""
    with Readers(facts) as readers:
        yield readers


@pytest.fixture
def drawn(facts: Facts, tmp_path: Path) -> Drawn:
    """Draws a weekly return of 宣汉县 for 9 June 2023; figures by indicator, the others count up from 2."""

    def draw_return(
        name: str = "报表.xlsx", place: str = "宣汉县", period: str = "2023年6月9日", **figures: Any
    ) -> Path:
        form = facts.form("season-3/basic")
        without = [key for key, value in figures.items() if value is ...]
        values = {column.name: nth for nth, column in enumerate(form.columns, 2)} | figures
        return draw(tmp_path / name, Drawing(form, place, period, values, without=without))

    return draw_return


@pytest.fixture
def taking(store: Store, facts: Facts, readers: Readers, tmp_path: Path) -> Taking:
    """Takes files in; the receipts."""

    def take(*paths: Path, at: str | datetime = "2023-06-10T10:00") -> list[Receipt]:
        moment = at if isinstance(at, datetime) else read_moment(at)
        files = [(path.name, path) for path in paths]
        return list(take_in(store, facts, files, received_at=moment, by="示例填报员", folder=tmp_path, readers=readers))

    return take
