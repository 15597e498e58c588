"""Pages on a ledger emptied for each test, run without a browser."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import settings
from pages.parts.shell.house import close_house, the_house
from queries.store import Store
from tests.emptied import emptied
from tests.ledger_rows import Row, put

ROUTER = Path(settings.HOUSE) / "pages" / "_router.py"
PAGES: list[str] = re.findall(r'st\.Page\("(\w+\.py)"', ROUTER.read_text("utf-8"))
Opening = Callable[..., AppTest]


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Of the ledger that stays open from one test to the next."""
    yield f"duckdb:///{tmp_path_factory.mktemp('house')}/ledger.duckdb"
    close_house()


@pytest.fixture
def ledger(
    request: pytest.FixtureRequest, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Store]:
    """The ledger that the pages of this test open, empty; its own where the test is marked `own_ledger`."""
    own = request.node.get_closest_marker("own_ledger")
    monkeypatch.setattr(settings, "VAR", tmp_path)
    monkeypatch.setattr(settings, "STORE", f"duckdb:///{tmp_path}/ledger.duckdb" if own else url)
    yield emptied(the_house().store)
    if own:
        close_house()


@pytest.fixture
def filled(ledger: Store) -> Store:
    """The ledger with August and September of three units, and a week of the third season."""
    values = {"funds_in_place": "40", "signed_projects": "10", "registered_projects": "9"}
    ledger.write(
        lambda cursor: cursor.execute("insert into store_identity values ('demonstration', '2022-09-05 01:00:00')")
    )
    put(ledger, *(Row(place, "2022-08", values) for place in ("dazhu", "quxian", "wanyuan")))
    put(ledger, *(Row(place, "2022-09", values | {"funds_in_place": "80"}) for place in ("dazhu", "quxian")))
    put(ledger, Row("wanyuan", "2022-09", status="rejected", findings=("reject",)))
    put(ledger, *(Row(place, "2023-06-09", {"signed_count": "5"}, season="3") for place in ("dazhu", "quxian")))
    return ledger


@pytest.fixture
def opened() -> Opening:
    """Runs a page, with the parameters of its URL."""

    def run(page: str = "overview.py", **params: str) -> AppTest:
        app = AppTest.from_file(ROUTER, default_timeout=30)
        for name, value in params.items():
            app.query_params[name] = value
        return (app if page == "overview.py" else app.switch_page(page)).run()

    return run
