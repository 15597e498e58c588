"""What every test may ask for: the committed facts, read once, an empty ledger, and a demonstration year to copy."""

import logging
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

import settings as folders
from domain.facts import Facts, load_facts
from loaders.demonstration.filling import fill
from queries.store import Store
from tests.emptied import emptied

HOUSE = Path(__file__).resolve().parent.parent
# What is slow is measured by the benches: a busy machine fails no test.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
# Where several work at the same time, what takes longest is begun first and nobody waits for it at the end; the first
# fills the demonstration year, and what asks for it comes when it is there.
BEGUN_FIRST = [
    "browser/test_screens.py",
    "pages/test_figures_recomputed.py",
    "loaders/test_kill.py",
    "loaders/test_say_commands.py",
    "queries/test_reviews.py",
    "browser/test_work.py",
    "browser/test_figures.py",
    "browser/test_checking.py",
    "browser/test_handing_in.py",
    "browser/test_target_pages.py",
    "browser/test_projects.py",
    "browser/test_chains.py",
    "browser/test_rankings.py",
    "pages/test_pages.py",
    "pages/test_fetching.py",
    "loaders/test_command_line.py",
    "house/test_commands.py",
    "house/test_fourth_season.py",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files of BEGUN_FIRST before all others, in its order."""
    turns = {HOUSE / "tests" / name: turn for turn, name in enumerate(BEGUN_FIRST)}
    items.sort(key=lambda item: turns.get(item.path, len(turns)))


@pytest.fixture(scope="session")
def facts() -> Facts:
    """The facts of data/ as committed."""
    return load_facts(HOUSE / "data")


@pytest.fixture(scope="session")
def kept_open(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The ledger that stays open from one test to the next."""
    store = Store(f"duckdb:///{tmp_path_factory.mktemp('ledger')}/ledger.duckdb", facts)
    yield store
    store.close()


@pytest.fixture
def store(request: pytest.FixtureRequest, facts: Facts, tmp_path: Path) -> Iterator[Store]:
    """An empty ledger with the committed facts; in the folder of the test where that is marked `own_ledger`."""
    if not request.node.get_closest_marker("own_ledger"):
        yield emptied(request.getfixturevalue("kept_open"))
        return
    store = Store(f"duckdb:///{tmp_path}/ledger.duckdb", facts)
    yield store
    store.close()


@pytest.fixture(scope="session")
def demonstration(facts: Facts, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the demonstration year, filled once for all who test at the same time; to be copied.

    Beside it, at `.receipts`, the receipts of its returns.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "demonstration"
    with FileLock(folder.with_suffix(".lock")):
        if not folder.with_suffix(".receipts").exists():
            store = Store(f"duckdb:///{folder}/ledger.duckdb", facts)
            receipts = list(fill(store, facts, folder=folder))
            store.close()
            folder.with_suffix(".receipts").write_bytes(pickle.dumps(receipts))
    return folder


@pytest.fixture
def own_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The log of a house that keeps everything in a folder of its own."""
    monkeypatch.setattr(folders, "VAR", tmp_path / "var")
    yield tmp_path / "var/gongjian.log"
    log = logging.getLogger("gongjian")
    for handler in [*log.handlers]:
        handler.close()
        log.removeHandler(handler)
