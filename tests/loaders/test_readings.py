"""What was read in a draft is kept with it: a new session opens at once, and nothing that changed is missed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from domain.dates import read_moment
from domain.facts import Facts
from loaders.drafting import examining
from loaders.drafting.drafts import discard, drafts, drop
from loaders.drafting.examining import Examined, examine
from loaders.drafting.readings import version_of
from loaders.reading.readers import Readers
from loaders.reading.result import ReadReturn
from queries.store import Store
from tests.loaders.conftest import HOUSE, Drawn, Taking

NOW = "2023-06-17T09:00"
Session = Callable[..., list[Examined]]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The archived files that were really read, as they are."""
    names: list[str] = []
    read = Readers.read

    def noted(self: Readers, path: Path) -> tuple[ReadReturn, ...]:
        names.append(path.name)
        return read(self, path)

    monkeypatch.setattr(Readers, "read", noted)
    return names


@pytest.fixture
def session(store: Store, facts: Facts, readers: Readers, opened: list[str], tmp_path: Path) -> Session:
    """A session that drops files and looks at all that lies ready."""

    def begin(*paths: Path, at: str = NOW) -> list[Examined]:
        moment = read_moment(at)
        files = [(path.name, path.read_bytes()) for path in paths]
        drop(store, files, dropped_at=moment, by="示例填报员", folder=tmp_path)
        opened.clear()
        return list(examine(drafts(store, tmp_path), at=moment, store=store, facts=facts, readers=readers))

    return begin


def _told(one: Examined) -> list[tuple[object, ...]]:
    return [
        (read.form, read.place, read.period, read.findings, read.totals, read.cells_read, read.values.rows())
        for reads in (one.returns, one.unjudged)
        for read in reads
    ]


def test_a_new_session_says_the_same_without_reading_again(
    drawn: Drawn, taking: Taking, session: Session, opened: list[str]
) -> None:
    taking(drawn("前.xlsx", signed_count=12))
    [first] = session(drawn("后.xlsx", period="2023年6月16日", signed_count=11, briefings="约3"))
    assert len(opened) == 1
    [again] = session()
    assert opened == []
    assert _told(again) == _told(first)
    assert {finding.level for finding in again.returns[0].findings} == {"reject", "explain"}


def test_what_was_judged_on_an_older_ledger_or_day_is_judged_anew_but_not_read(
    drawn: Drawn, taking: Taking, session: Session, opened: list[str]
) -> None:
    path = drawn("后.xlsx", period="2023年6月16日", signed_count=11)
    [ahead] = session(path, at="2023-06-09T09:00")
    assert [finding.code for finding in ahead.returns[0].findings] == ["period.ahead"]
    [begun] = session()
    assert (opened, begun.returns[0].findings) == ([], ())
    taking(drawn("前.xlsx", signed_count=12))
    [fallen] = session()
    assert (opened, [finding.code for finding in fallen.returns[0].findings]) == ([], ["history.falls"])


def test_other_forms_or_programs_read_anew(
    drawn: Drawn, session: Session, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    session(drawn())
    monkeypatch.setattr(examining, "version_of", lambda data: "other")
    for read in (1, 0):
        session()
        assert len(opened) == read


def test_a_changed_form_is_another_version(tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    form = (HOUSE / "data/forms/season-3/basic.toml").read_text("utf-8")
    versions = []
    for nth, text in enumerate((form, form.replace("备注", "附注"), form)):
        data = tmp_path / "forms" if nth else tmp_path
        (tmp_path / "forms/basic.toml").write_text(text, "utf-8")
        version_of.cache_clear()
        versions.append(version_of(data))
    assert versions[0] == versions[2] != versions[1]


def test_what_is_damaged_is_read_anew_and_what_is_thrown_away_leaves_nothing(
    store: Store, drawn: Drawn, session: Session, opened: list[str], tmp_path: Path
) -> None:
    [one] = session(drawn())
    whole = one.draft.reading.read_bytes()
    for damage in (b"", whole[:-40], b"{}\n", whole.replace(b'"found": [[', b'"found": [[{}, ')):
        one.draft.reading.write_bytes(damage)
        [again] = session()
        assert (len(opened), _told(again)) == (1, _told(one))
    assert [path.name for path in (tmp_path / "readings").iterdir()] == [one.draft.sha256]
    discard(store, [one.draft])
    assert not list((tmp_path / "readings").iterdir())


def test_what_was_not_recognised_is_not_kept(drawn: Drawn, session: Session, opened: list[str], tmp_path: Path) -> None:
    path = tmp_path / "乱.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"0" * 64)
    for _ in range(2):
        [one] = session(path)
        assert (one.refused, len(opened)) == (True, 1)
