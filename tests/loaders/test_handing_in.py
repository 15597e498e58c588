"""What is dropped lies ready as a draft; its consequence is rehearsed; only what is handed in is in the ledger."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from openpyxl import Workbook

from domain.dates import read_moment
from domain.errors import StoreError
from domain.facts import Facts
from domain.unforeseen import Unforeseen
from loaders.drafting import examining
from loaders.drafting.drafts import Draft, discard, drafts, drop
from loaders.drafting.examining import Examined, examine
from loaders.drafting.handing_in import hand_in
from loaders.drafting.joint import preview_together
from loaders.drafting.preview import Preview, previews
from loaders.drafting.reasons import asked, drafted, keep_reason, kept_reasons
from loaders.drafting.rehearsing import drafted_entry
from loaders.ledger.rows import Entry
from loaders.reading.readers import Readers
from loaders.reading.result import ReadReturn
from loaders.receipts import Receipt
from queries.ask import ask
from queries.store import Store
from tests.drawing import Drawing
from tests.loaders.conftest import Drawn, Taking

NOW = read_moment("2023-06-17T09:00")
LATER = "2023年6月16日"
Dropping = Callable[..., list[Examined]]
Sheets = Callable[..., Examined]
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
    [found] = previews(store, facts, one.draft, one.returns, NOW, "示例填报员")
    assert isinstance(found, Preview)
    return found


def test_what_is_dropped_is_no_part_of_the_ledger(store: Store, drawn: Drawn, dropping: Dropping) -> None:
    [one] = dropping(drawn())
    assert not one.refused
    assert set(_rows(store).values()) == {0}
    assert store.revision() == 0


@pytest.mark.own_ledger
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


def test_a_file_dropped_by_several_at_once_is_one_draft(store: Store, drawn: Drawn, tmp_path: Path) -> None:
    files = [("报表.xlsx", drawn().read_bytes())]
    with ThreadPoolExecutor(4) as sessions:
        dropped = [sessions.submit(drop, store, files, dropped_at=NOW, by="示例", folder=tmp_path) for _ in range(8)]
    [first] = [draft for each in dropped for draft in each.result()]
    assert drafts(store, tmp_path) == [first]


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
    own = told.told[0]
    before, after = (own.standing.filter(indicator="signed_count")[name].item() for name in ("rank_before", "rank"))
    assert (before, after) == (2, 1)
    assert told.last.filter(indicator="signed_count")["value"].item() == Decimal(5)
    assert told.figures.filter(indicator="signed_count")["value"].item() == Decimal(9)
    handing([one])
    standing = ask(store, "returns/standing", season="3", place="宣汉县", as_of=own.day, known_as_of=NOW)
    assert standing.filter(indicator="signed_count")["rank"].item() == after


def test_a_return_for_an_earlier_week_moves_that_week_and_not_the_last(
    store: Store, facts: Facts, drawn: Drawn, taking: Taking, dropping: Dropping
) -> None:
    taking(drawn("1.xlsx", signed_count=5), drawn("2.xlsx", place="渠县", signed_count=6))
    taking(drawn("3.xlsx", period=LATER, signed_count=9), at="2023-06-16T10:00")
    [one] = dropping(drawn("4.xlsx", period="2023年6月10日", signed_count=8))
    told = _preview(store, facts, one).told
    ranks = [day.standing.filter(indicator="signed_count").select("rank_before", "rank").row(0) for day in told]
    assert [day.day.isoformat() for day in told] == ["2023-06-10", "2023-06-17"]
    assert ranks == [(2, 1), (1, 1)]


def test_files_handed_in_together_are_rehearsed_together_and_nothing_remains(
    store: Store, facts: Facts, drawn: Drawn, taking: Taking, dropping: Dropping
) -> None:
    taking(drawn("1.xlsx", signed_count=5), drawn("2.xlsx", place="渠县", signed_count=6))
    lying = dropping(
        drawn("3.xlsx", period=LATER, signed_count=9), drawn("4.xlsx", place="大竹县", period=LATER, signed_count=7)
    )
    rows = _rows(store)
    drafted = [(one.draft, one.returns[0]) for one in lying]
    [together] = preview_together(store, facts, drafted, NOW, "示例填报员")
    assert (together.season, together.count, set(together.places)) == ("3", 2, {"xuanhan", "dazhu"})
    moved = together.told[0].standing.filter(indicator="signed_count").filter(pl.col("rank").is_not_null())
    assert dict(zip(moved["place_key"], moved.select("rank_before", "rank").rows(), strict=True)) == {
        "xuanhan": (2, 1),
        "dazhu": (None, 2),
        "quxian": (1, 3),
    }
    assert _rows(store) == rows


@pytest.fixture
def sheets(facts: Facts, dropping: Dropping, tmp_path: Path) -> Sheets:
    """Drops one workbook with a sheet for each unit, period and number of signed projects."""

    def drop_sheets(*returns: tuple[str, str, int]) -> Examined:
        book = Workbook()
        book.remove(book.worksheets[0])
        for nth, (place, period, signed) in enumerate(returns, 1):
            form = facts.form("season-3/basic")
            values = {column.name: 2 for column in form.columns} | {"signed_count": signed}
            Drawing(form, place, period, values, sheet=f"{place}{nth}").paint(book.create_sheet())
        book.save(tmp_path / "各县.xlsx")
        [one] = dropping(tmp_path / "各县.xlsx")
        return one

    return drop_sheets


def test_each_return_of_a_workbook_is_told_as_if_it_came_alone(
    store: Store, facts: Facts, drawn: Drawn, taking: Taking, sheets: Sheets
) -> None:
    taking(drawn("1.xlsx", signed_count=5), drawn("2.xlsx", place="渠县", signed_count=6))
    one = sheets(("宣汉县", LATER, 6), ("渠县", LATER, 9), ("大竹县", LATER, 6), ("宣汉县", "2023年6月10日", 9))
    rows = _rows(store)
    told = previews(store, facts, one.draft, one.returns, NOW, "示例填报员")
    ranks = []
    for read, preview in zip(one.returns, told, strict=True):
        assert isinstance(preview, Preview)
        [together] = preview_together(store, facts, [(one.draft, read)], NOW, "示例填报员")
        own = [day.standing.filter(place_key=read.place) for day in together.told]
        assert all(mine.standing.equals(theirs) for mine, theirs in zip(preview.told, own, strict=False))
        ranks.append(preview.told[0].standing.filter(indicator="signed_count").select("rank_before", "rank").row(0))
    assert ranks == [(2, 1), (1, 1), (None, 1), (2, 1)]
    assert _rows(store) == rows


def test_a_return_that_cannot_be_rehearsed_takes_no_other_with_it(
    store: Store, facts: Facts, sheets: Sheets, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = sheets(("宣汉县", LATER, 6), ("渠县", LATER, 9))

    def fail(draft: Draft, read: ReadReturn, *given: Any) -> Entry:
        if read.place == "quxian":
            raise ArithmeticError
        return drafted_entry(draft, read, *given)

    monkeypatch.setattr("loaders.drafting.preview.drafted_entry", fail)
    first, second = previews(store, facts, one.draft, one.returns, NOW, "示例填报员")
    assert isinstance(first, Preview)
    assert isinstance(second, Unforeseen)


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
    assert previews(store, facts, one.draft, one.returns, NOW, "示例") == [None]


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
    assert receipt.reasons == {question[2]: "一个示例项目终止，核减"}
    [(ordinal, reason, author)] = store.query("select ordinal, reason, author from explanation").rows()
    assert (reason, author) == ("一个示例项目终止，核减", "示例填报员")
    assert receipt.findings[ordinal - 1].code == question[2]


@pytest.mark.own_ledger
def test_a_reason_is_kept_with_the_draft_until_it_is_handed_in_or_thrown_away(
    store: Store, facts: Facts, drawn: Drawn, taking: Taking, dropping: Dropping, tmp_path: Path
) -> None:
    taking(drawn("1.xlsx", signed_count=12))
    [one] = dropping(drawn("2.xlsx", period=LATER, signed_count=11))
    [question] = asked(one.draft, one.returns)
    for reason in ("一个示例项目终止", " 一个示例项目终止，核减 "):
        keep_reason(store, question, reason, author="示例填报员", made_at=NOW)
    store.close()
    again = Store(f"duckdb:///{tmp_path}/ledger.duckdb", facts)
    assert kept_reasons(again) == {question: "一个示例项目终止，核减"}
    [(finding, said)] = drafted(one.draft, one.returns, kept_reasons(again), facts).items()
    assert (finding.code, said) == ("history.falls", ["拟说明（提交后生效）：一个示例项目终止，核减"])
    keep_reason(again, question, " ", author="示例填报员", made_at=NOW)
    assert kept_reasons(again) == {}
    keep_reason(again, question, "又写上", author="示例填报员", made_at=NOW)
    discard(again, [one.draft])
    keep_reason(again, question, "已放弃的不再记", author="示例填报员", made_at=NOW)
    assert kept_reasons(again) == {}
    again.close()


def test_a_return_and_its_reasons_are_stored_together_or_not_at_all(
    store: Store,
    drawn: Drawn,
    taking: Taking,
    dropping: Dropping,
    handing: Handing,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taking(drawn("1.xlsx", signed_count=12))
    lying = dropping(drawn("2.xlsx", period=LATER, signed_count=11))
    rows = _rows(store)

    def fail(*_: object) -> None:
        raise StoreError("示例：写说明时断电")

    monkeypatch.setattr("loaders.ledger.entering.keep_said", fail)
    with pytest.raises(StoreError):
        handing(lying, reason="一个示例项目终止，核减")
    assert _rows(store) == rows
    assert drafts(store, tmp_path) == [lying[0].draft]


def test_the_event_of_a_reason_counts_before_the_next_return_of_the_same_drop(
    store: Store, drawn: Drawn, taking: Taking, dropping: Dropping, handing: Handing
) -> None:
    taking(drawn("1.xlsx", signed_count=12))
    lying = dropping(drawn("2.xlsx", period=LATER, signed_count=11), drawn("3.xlsx", place="渠县"))
    handing(lying, reason="示例：核减")
    events = store.query("select revision, action from event order by revision").rows()
    assert [revision for revision, _ in events] == [1, 2, 3, 4]
    assert [action for _, action in events] == ["take_in", "take_in", "add_explanation", "take_in"]


def test_a_file_on_which_reading_fails_unforeseen_gets_a_number_and_the_others_are_read(
    drawn: Drawn, dropping: Dropping, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = examining.judged_on_arrival

    def fail_once(read: ReadReturn, *rest: Any) -> ReadReturn:
        if read.place == "xuanhan":
            raise ZeroDivisionError("示例")
        return judge(read, *rest)

    monkeypatch.setattr(examining, "judged_on_arrival", fail_once)
    failed, whole = dropping(drawn("1.xlsx"), drawn("2.xlsx", place="渠县"))
    assert failed.failure.startswith("E-")
    assert failed.returns == ()
    assert (whole.failure, whole.refused) == ("", False)


def test_a_return_handed_in_a_moment_ago_counts_when_the_next_one_is_judged(
    store: Store, drawn: Drawn, dropping: Dropping, handing: Handing, tmp_path: Path
) -> None:
    lying = dropping(drawn("1.xlsx", signed_count=12), drawn("2.xlsx", period=LATER, signed_count=11))
    assert [asked(one.draft, one.returns) for one in lying] == [[], []]
    assert [len(receipts) for _, receipts in handing(lying)] == [1, 0]
    assert [draft.file for draft in drafts(store, tmp_path)] == ["2.xlsx"]
