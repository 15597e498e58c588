"""The ledger keeps what it acknowledged, shows nothing half done, and belongs to one process at a time."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import pytest

from domain.errors import StoreBusyError, StoreError
from domain.facts import Facts
from queries.ask import ask
from queries.engine import migrating
from queries.store import Cursor, Store
from tests.ledger_rows import Row, put, values_of

pytestmark = pytest.mark.own_ledger
HOUSE = Path(__file__).resolve().parents[2]
AUGUST = Row("dazhu", "2022-08", {"funds_in_place": "60"})
HOLD = """
import sys, time
from pathlib import Path
from domain.facts import load_facts
from queries.store import Store
store = Store(sys.argv[1], load_facts(Path("data")))
print("open", flush=True)
time.sleep(60)
"""


def _url(folder: Path) -> str:
    return f"duckdb:///{folder}/ledger.duckdb"


def _event(revision: int, cursor: Cursor) -> None:
    cursor.execute("insert into event values ($revision, '2022-01-01', '示例', 'x', 'x', null)", {"revision": revision})


def test_closing_and_opening_again_loses_nothing_and_checkpoints_nothing(tmp_path: Path, facts: Facts) -> None:
    store = Store(_url(tmp_path), facts)
    put(store, AUGUST)
    store.close()
    assert (tmp_path / "ledger.duckdb.wal").stat().st_size > 0
    store = Store(_url(tmp_path), facts)
    assert values_of(store, "return-0001")["value"].to_list() == [60]
    store.maintain()
    assert not (tmp_path / "ledger.duckdb.wal").exists()
    assert store.revision() == 1
    store.close()


@pytest.mark.parametrize("plain", [False, True])
def test_what_fails_inside_a_write_leaves_nothing(store: Store, plain: bool) -> None:
    def half(cursor: Cursor) -> None:
        _event(1, cursor)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.write(half, plain=plain)
    with pytest.raises(duckdb.CatalogException):
        store.write(lambda cursor: (_event(1, cursor), cursor.execute("insert into nowhere values (1)")), plain=plain)
    assert store.revision() == 0
    store.write(lambda cursor: _event(1, cursor), plain=plain)
    assert store.revision() == 1


def test_a_conflict_is_tried_again(store: Store) -> None:
    tries: list[int] = []

    def conflicting(cursor: Cursor) -> int:
        tries.append(1)
        if len(tries) < 3:
            raise duckdb.TransactionException("Conflict on update")
        _event(1, cursor)
        return 7

    assert store.write(conflicting) == 7
    assert (len(tries), store.revision()) == (3, 1)


def test_a_conflict_without_end_is_given_up_in_chinese(store: Store) -> None:
    def conflicting(_: Cursor) -> None:
        raise duckdb.TransactionException("Conflict on update")

    with pytest.raises(StoreError, match="稍后重新提交"):
        store.write(conflicting)


def test_after_a_fatal_error_the_ledger_is_opened_anew_once(store: Store) -> None:
    put(store, AUGUST)
    tries: list[int] = []

    def fatal_once(cursor: Cursor) -> None:
        tries.append(1)
        if len(tries) == 1:
            raise duckdb.FatalException("database has been invalidated")
        _event(2, cursor)

    store.write(fatal_once)
    assert (len(tries), store.revision()) == (2, 2)
    with pytest.raises(StoreError, match="核对本次内容是否入账"):
        store.write(lambda _: (_ for _ in ()).throw(duckdb.FatalException("again")))
    assert values_of(store, "return-0001").height == 1


def test_a_question_is_asked_again_after_a_fatal_error(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, AUGUST)
    real, tries = store.cursor, [duckdb.FatalException("database has been invalidated")]

    def failing_once() -> Cursor:
        if tries:
            raise tries.pop()
        return real()

    monkeypatch.setattr(store, "cursor", failing_once)
    assert values_of(store, "return-0001").height == 1


def test_a_changed_migration_stops_the_start(tmp_path: Path, facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(_url(tmp_path), facts).close()
    changed = tmp_path / "migrations"
    changed.mkdir()
    for path in migrating.FOLDER.glob("*.sql"):
        (changed / path.name).write_text(path.read_text("utf-8") + "-- changed\n", "utf-8")
    monkeypatch.setattr(migrating, "FOLDER", changed)
    with pytest.raises(StoreError, match=r"0001_ledger\.sql 被改动过"):
        Store(_url(tmp_path), facts)


def test_a_ledger_of_a_newer_program_stops_the_start(
    tmp_path: Path, facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(_url(tmp_path), facts).close()
    (tmp_path / "none").mkdir()
    monkeypatch.setattr(migrating, "FOLDER", tmp_path / "none")
    with pytest.raises(StoreError, match="较新的程序版本"):
        Store(_url(tmp_path), facts)


def test_migrating_again_does_nothing(store: Store) -> None:
    assert store.migrate() == []
    recorded = store.query("select name, length(sha256) as digits from schema_migration order by name")
    assert recorded.rows() == [(path.name, 64) for path in sorted(migrating.FOLDER.glob("*.sql"))]


def test_a_second_process_is_told_at_once_that_the_ledger_is_held(tmp_path: Path, facts: Facts) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, _url(tmp_path)], cwd=HOUSE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        started = time.monotonic()
        with pytest.raises(StoreBusyError, match="正被另一个程序使用"):
            Store(_url(tmp_path), facts)
        assert time.monotonic() - started < 5
    finally:
        holder.kill()
        holder.communicate()
    Store(_url(tmp_path), facts).close()


def test_a_second_store_in_the_same_process_is_refused_too(tmp_path: Path, facts: Facts) -> None:
    first = Store(_url(tmp_path), facts)
    with pytest.raises(StoreBusyError):
        Store(_url(tmp_path), facts)
    first.close()


@pytest.mark.parametrize("url", ["postgresql://host/db", "duckdb:ledger", "", "duckdb://host/ledger.duckdb"])
def test_a_store_address_that_is_not_known_is_refused_in_chinese(url: str, facts: Facts) -> None:
    with pytest.raises(StoreError, match="不支持的存储地址"):
        Store(url, facts)


def test_a_bare_path_is_a_store_address(tmp_path: Path, facts: Facts) -> None:
    Store(str(tmp_path / "示例 'a'.duckdb"), facts).close()
    assert (tmp_path / "示例 'a'.duckdb").exists()


def test_a_folder_that_cannot_be_used_is_told_in_chinese(tmp_path: Path, facts: Facts) -> None:
    (tmp_path / "file").write_text("示例", "utf-8")
    with pytest.raises(StoreError, match=f"^文件夹不能用：{tmp_path}/file。请检查路径"):
        Store(_url(tmp_path / "file"), facts)
    with pytest.raises(StoreError, match="文件夹不能用"):
        Store(f"{tmp_path}/file/folder/ledger.duckdb", facts)
    with pytest.raises(StoreError, match=f"^台账地址是一个文件夹，应写到文件：{tmp_path}。$"):
        Store(str(tmp_path), facts)


def test_a_file_that_is_no_ledger_is_refused_and_kept(tmp_path: Path, facts: Facts) -> None:
    (tmp_path / "ledger.duckdb").write_bytes(b"not a ledger" * 2000)
    with pytest.raises(StoreError, match="打不开"):
        Store(_url(tmp_path), facts)
    assert (tmp_path / "ledger.duckdb").read_bytes() == b"not a ledger" * 2000


def test_a_question_without_end_is_given_up_in_chinese(tmp_path: Path, facts: Facts) -> None:
    store = Store(_url(tmp_path), facts, question_seconds=0.2)
    with pytest.raises(StoreError, match=r"查询超过0\.2秒"):
        store.query("select count(*) from range(10000000) as a, range(10000000) as b where a.range * b.range % 7 = 3")
    assert store.query("select 1 as one")["one"].to_list() == [1]
    store.close()


def test_two_threads_asking_at_once_get_their_own_rows(store: Store) -> None:
    put(store, *(Row(place.key, "2022-08", {"funds_in_place": "9"}) for place in store.facts.places.place))
    wrong: list[object] = []

    def ask_for(place: str) -> None:
        for _ in range(60):
            found = store.query("select distinct place from submission where place = $place", {"place": place})
            if found["place"].to_list() != [place]:
                wrong.append((place, found))

    threads = [threading.Thread(target=ask_for, args=(place,)) for place in ("dazhu", "quxian", "kaijiang", "dachuan")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_questions_are_answered_while_a_return_is_written(store: Store) -> None:
    def slow(cursor: Cursor) -> int:
        _event(1, cursor)
        return store.revision()

    assert store.write(slow) == 0
    assert store.revision() == 1


def test_an_answer_is_kept_until_the_ledger_changes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = store.query
    monkeypatch.setattr(store, "query", lambda sql, params=None: asked.append(sql) or real(sql, params))
    given = {"season": "2022", "as_of": "2022-10-12"}
    assert ask(store, "season/values_by_place", **given).height == 0
    assert ask(store, "season/values_by_place", **given).height == 0
    assert len(asked) == 1
    put(store, AUGUST)
    assert ask(store, "season/values_by_place", **given).height == 1
    assert len(asked) == 2


def test_the_health_of_a_ledger_can_be_asked(store: Store) -> None:
    put(store, AUGUST)
    health = store.health()
    assert (health.answers, health.revision, health.message) == (True, 1, "台账正常。")
    assert health.size > 0
    store.close()
    assert not store.health().answers


def test_the_ledger_reads_no_file_and_changes_no_setting(store: Store) -> None:
    with pytest.raises(duckdb.PermissionException):
        store.query("select * from read_csv('pyproject.toml')")
    with pytest.raises(duckdb.InvalidInputException), store.cursor() as cursor:
        cursor.execute("set memory_limit = '9GB'")
