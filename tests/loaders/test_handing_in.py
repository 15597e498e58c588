"""What is dropped lies ready as a draft; its consequence is rehearsed; only what is handed in is in the ledger."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from domain.dates import read_moment
from domain.facts import Facts
from loaders.drafts import Draft, Examined, discard, drafts, drop, examine
from loaders.handing_in import asked, hand_in
from loaders.preview import Preview, preview
from loaders.reading.readers import Readers
from loaders.receipts import Receipt
from queries.ask import ask
from queries.store import Store
from tests.loaders.conftest import Drawn, Taking

NOW = read_moment("2023-06-17T09:00")
LATER = "2023年6月16日"
Dropping = Callable[..., list[Examined]]
Handing = Callable[..., list[tuple[Draft, list[Receipt]]]]


@pytest.fixture
def dropping(store: Store, facts: Facts, readers: Readers, tmp_path: Path) -> Dropping:
    """Drops files; what lies ready, as read."""

    def drop_and_read(*paths: Path) -> list[Examined]:
        files = [(path.name, path.read_bytes()) for path in paths]
        drop(store, files, dropped_at=NOW, by="示例填报员", folder=tmp_path)
        return list(examine(drafts(store, tmp_path), at=NOW, store=store, facts=facts, readers=readers))

    return drop_and_read


@pytest.fixture
def handing(store: Store, facts: Facts, readers: Readers, tmp_path: Path) -> Handing:
    """Hands drafts in."""

    def hand(examined: list[Examined], reason: str = "", at: datetime = NOW) -> list[tuple[Draft, list[Receipt]]]:
        reasons = {each: reason for one in examined for each in asked(one.draft, one.returns)}
        given = {"reasons": reasons, "received_at": at, "by": "示例填报员", "folder": tmp_path, "readers": readers}
        return list(hand_in(store, facts, examined, **given))  # type: ignore[arg-type]

    return hand


def _rows(store: Store) -> dict[str, int]:
    tables = ("submission", "reported_value", "finding", "event", "store_identity", "explanation")
    return {table: int(store.query(f"select count(*) from {table}").item()) for table in tables}


def _preview(store: Store, facts: Facts, one: Examined) -> Preview:
    found = preview(store, facts, one.draft, one.returns[0], NOW, "示例填报员")
    assert found is not None
    return found


def test_what_is_dropped_is_no_part_of_the_ledger(store: Store, drawn: Drawn, dropping: Dropping) -> None:
    [one] = dropping(drawn())
    assert not one.refused
    assert set(_rows(store).values()) == {0}
    assert store.revision() == 0


def test_a_draft_survives_a_restart(
    store: Store, facts: Facts, drawn: Drawn, dropping: Dropping, tmp_path: Path
) -> None:
    path = drawn()
    [one] = dropping(path)
    store.close()
    again = Store(f"duckdb:///{tmp_path}/ledger.duckdb", facts)
    assert drafts(again, tmp_path) == [one.draft]
    assert one.draft.path.read_bytes() == path.read_bytes()
    again.close()


def test_the_same_bytes_are_one_draft_and_a_draft_can_be_thrown_away(
    store: Store, drawn: Drawn, dropping: Dropping, tmp_path: Path
) -> None:
    path = drawn()
    [one] = dropping(path, path)
    assert len(dropping(path)) == 1
    discard(store, [one.draft])
    assert drafts(store, tmp_path) == []
    assert one.draft.path.exists()


def test_a_draft_whose_bytes_are_gone_is_told_as_damaged(drawn: Drawn, dropping: Dropping) -> None:
    first, second = drawn("1.xlsx"), drawn("2.xlsx", place="渠县")
    [one] = dropping(first)
    one.draft.path.unlink()
    lost, whole = dropping(second)
    assert lost.refused
    assert not whole.refused


def test_a_preview_tells_what_handing_in_then_does(
    store: Store, facts: Facts, drawn: Drawn, taking: Taking, dropping: Dropping, handing: Handing
) -> None:
    taking(drawn("1.xlsx", signed_count=5), drawn("2.xlsx", place="渠县", signed_count=6))
    [one] = dropping(drawn("3.xlsx", period=LATER, signed_count=9))
    told = _preview(store, facts, one)
    before, after = (told.standing.filter(indicator="signed_count")[name].item() for name in ("rank_before", "rank"))
    assert (before, after) == (2, 1)
    assert told.last.filter(indicator="signed_count")["value"].item() == Decimal(5)
    assert told.figures.filter(indicator="signed_count")["value"].item() == Decimal(9)
    handing([one])
    standing = ask(store, "returns/standing", season="3", place="宣汉县", as_of=told.day)
    assert standing.filter(indicator="signed_count")["rank"].item() == after


def test_nothing_of_a_preview_remains(
    store: Store, facts: Facts, drawn: Drawn, taking: Taking, dropping: Dropping, tmp_path: Path
) -> None:
    taking(drawn("1.xlsx", signed_count=5))
    [one] = dropping(drawn("2.xlsx", period=LATER, signed_count=9))
    rows, revision, heads = _rows(store), store.revision(), (tmp_path / "heads.log").read_text("utf-8")
    assert _preview(store, facts, one).mine != _preview(store, facts, one).mine
    assert (_rows(store), store.revision()) == (rows, revision)
    assert (tmp_path / "heads.log").read_text("utf-8") == heads


def test_a_preview_names_the_return_it_would_replace(
    store: Store, facts: Facts, drawn: Drawn, taking: Taking, dropping: Dropping
) -> None:
    [first] = taking(drawn("1.xlsx", signed_count=5))
    [one] = dropping(drawn("2.xlsx", signed_count=6))
    told = _preview(store, facts, one)
    standings = dict(told.versions.select("submission", "standing").rows())
    assert standings == {told.mine: "in_force", first.submission: "replaced"}
    assert not told.filed_before


def test_a_file_in_the_ledger_already_is_known_again_with_the_version_in_force(
    store: Store, facts: Facts, drawn: Drawn, taking: Taking, dropping: Dropping
) -> None:
    path = drawn("1.xlsx", signed_count=5)
    [first], [second] = taking(path), taking(drawn("2.xlsx", signed_count=6), at="2023-06-11T10:00")
    [one] = dropping(path)
    assert one.filed_before
    told = _preview(store, facts, one)
    assert (told.filed_before, told.mine) == (True, first.submission)
    standings = dict(told.versions.select("submission", "standing").rows())
    assert standings == {first.submission: "replaced", second.submission: "in_force"}


def test_what_would_be_refused_has_no_consequence(store: Store, facts: Facts, drawn: Drawn, dropping: Dropping) -> None:
    [one] = dropping(drawn(signed_count="约12"))
    assert one.refused
    assert preview(store, facts, one.draft, one.returns[0], NOW, "示例") is None


def test_handing_in_gives_receipts_and_leaves_no_draft(
    store: Store, drawn: Drawn, dropping: Dropping, handing: Handing, tmp_path: Path
) -> None:
    lying = dropping(drawn("1.xlsx"), drawn("2.xlsx", place="渠县"))
    answered = [receipt for _, receipts in handing(lying) for receipt in receipts]
    assert [(receipt.status, receipt.receipt) for receipt in answered] == [
        ("accepted", "20230617-0001"),
        ("accepted", "20230617-0002"),
    ]
    assert drafts(store, tmp_path) == []
    assert _rows(store)["submission"] == 2


def test_a_fall_needs_a_reason_and_the_reason_is_kept(
    store: Store, drawn: Drawn, taking: Taking, dropping: Dropping, handing: Handing, tmp_path: Path
) -> None:
    taking(drawn("1.xlsx", signed_count=12))
    lying = dropping(drawn("2.xlsx", period=LATER, signed_count=11))
    [question] = asked(lying[0].draft, lying[0].returns)
    assert [receipts for _, receipts in handing(lying)] == [[]]
    assert drafts(store, tmp_path) == [lying[0].draft]
    [(_, [receipt])] = handing(lying, reason="一个示例项目终止，核减")
    assert receipt.status == "accepted"
    [(ordinal, reason, author)] = store.query("select ordinal, reason, author from explanation").rows()
    assert (reason, author) == ("一个示例项目终止，核减", "示例填报员")
    assert receipt.findings[ordinal - 1].code == question[2]


def test_a_return_handed_in_a_moment_ago_counts_when_the_next_one_is_judged(
    store: Store, drawn: Drawn, dropping: Dropping, handing: Handing, tmp_path: Path
) -> None:
    lying = dropping(drawn("1.xlsx", signed_count=12), drawn("2.xlsx", period=LATER, signed_count=11))
    assert [asked(one.draft, one.returns) for one in lying] == [[], []]
    assert [len(receipts) for _, receipts in handing(lying)] == [1, 0]
    assert [draft.file for draft in drafts(store, tmp_path)] == ["2.xlsx"]
