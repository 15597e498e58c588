"""The words of the SQL are bound once, kept in a file, and never taken from one of other words."""

from pathlib import Path
from shutil import copytree

import pytest

import settings
from domain.facts import Facts
from queries.ask import ask
from queries.engine import words
from queries.store import Store


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What this machine keeps is kept in the folder of the test."""
    monkeypatch.setattr(settings, "VAR", tmp_path)


def _kept(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in folder.glob("words-*")}


def _ranks(folder: Path, facts: Facts) -> list[tuple[object, ...]]:
    store = Store(f"duckdb:///{folder}/ledger.duckdb", facts)
    answer = ask(store, "completion/by_place", season="2022", indicator="funds_in_place")
    store.close()
    return answer.select("place", "status").rows()


def test_words_are_made_by_the_first_start_and_used_by_every_later_one(tmp_path: Path, facts: Facts) -> None:
    first = _ranks(tmp_path, facts)
    made = _kept(tmp_path)
    assert (len(first), len(made)) == (len(facts.places.place), 1)
    assert _ranks(tmp_path, facts) == first
    assert _kept(tmp_path) == made


@pytest.mark.parametrize("left", [0, 1000, -4096], ids=["empty", "its beginning", "all but its end"])
def test_a_damaged_file_of_words_is_made_anew(tmp_path: Path, facts: Facts, left: int) -> None:
    first = _ranks(tmp_path, facts)
    [name] = _kept(tmp_path)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[:left])
    assert _ranks(tmp_path, facts) == first
    assert len((tmp_path / name).read_bytes()) == len(whole)


def test_words_hold_no_rows_of_their_own(tmp_path: Path, facts: Facts) -> None:
    store = Store(f"duckdb:///{tmp_path}/ledger.duckdb", facts)
    assert store.query("select count(*) from duckdb_functions() where database_name = 'words'").item() > 1
    assert store.query("select table_name from duckdb_tables() where database_name = 'words'").is_empty()
    store.close()


def test_other_words_are_made_anew_and_the_old_ones_go(
    tmp_path: Path, facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ranks(tmp_path, facts)
    [old] = _kept(tmp_path)
    changed = Path(copytree(words.FOLDER, tmp_path / "views"), "99_last.sql")
    changed.write_text("create macro answered() as 42;", encoding="utf-8")
    monkeypatch.setattr(words, "FOLDER", changed.parent)
    store = Store(f"duckdb:///{tmp_path}/ledger.duckdb", facts)
    assert store.query("select answered() as answer").item() == 42
    store.close()
    [new] = _kept(tmp_path)
    assert new != old


def test_words_that_cannot_be_made_leave_nothing_behind(
    tmp_path: Path, facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "views" / "00_wrong.sql"
    wrong.parent.mkdir()
    wrong.write_text("create macro asked_of_nothing() as table select * from nothing_of_that_name;", encoding="utf-8")
    monkeypatch.setattr(words, "FOLDER", wrong.parent)
    with pytest.raises(Exception, match="nothing_of_that_name"):
        Store(f"duckdb:///{tmp_path}/ledger.duckdb", facts)
    assert _kept(tmp_path) == {}
