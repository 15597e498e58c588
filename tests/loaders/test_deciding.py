"""What the city decides on checking: verdicts, exemptions, and an end to whatever it decided."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from domain.dates import read_moment
from domain.errors import UsageError
from domain.facts import Facts
from loaders.drafting.consequence import figure_before, rehearsed
from loaders.records.deciding import Exemption, Verdict, decide, end, ending, exempt
from loaders.records.explaining import Correction, correct, correcting, waive
from queries.ask import ask
from queries.store import Store
from tests.ledger_rows import Row, put
from tests.loaders.conftest import Drawn, Taking
from tests.loaders.test_explaining import AUTHOR, CORRECTION, WAIVER

WEEK = {"season": "3", "form": "season-3/basic"}
EXEMPTION = Exemption(
    place="宣汉县",
    form="season-3/basic",
    first_day=date(2023, 6, 5),
    last_day=date(2023, 6, 16),
    reason="示例：机构调整",
    author=AUTHOR,
    made_at=read_moment("2023-06-06T09:00"),
)


@pytest.fixture
def reported(store: Store) -> Store:
    """A ledger in which 大竹县 reports 50 for August and 700 for September, 渠县 60."""
    put(store, Row("dazhu", "2022-08", {"funds_in_place": "50"}), Row("dazhu", "2022-09", {"funds_in_place": "700"}))
    put(store, Row("quxian", "2022-09", {"funds_in_place": "60"}))
    return store


@pytest.fixture
def fallen(drawn: Drawn, taking: Taking) -> str:
    """The submission of a return whose 简报 fell from 20 to 9."""
    taking(drawn("1.xlsx", period="2023年6月2日", briefings=20), at="2023-06-03T09:00")
    return taking(drawn("2.xlsx", briefings=9))[0].submission


def _item(store: Store, as_of: str = "2023-06-15") -> dict[str, Any]:
    [row] = ask(store, "checking/items", season="3", as_of=as_of).rows(named=True)
    return row


def _records(store: Store, season: str, as_of: str) -> list[str]:
    return list(ask(store, "checking/in_force", season=season, as_of=as_of)["record"])


def _end(store: Store, record: str, moment: str) -> None:
    end(store, record, reason="示例：登记有误", author=AUTHOR, made_at=read_moment(moment))


def _states(store: Store, as_of: str) -> list[str]:
    board = ask(store, "intake/board", **WEEK, as_of=as_of).filter(place="宣汉县")
    return list(board.filter(board["ordinal"] <= 5)["state"])


def test_a_verdict_settles_a_finding_until_it_is_ended(store: Store, facts: Facts, fallen: str) -> None:
    assert (_item(store)["state"], _item(store)["raw"]) == ("unexplained", "9")
    verdict = Verdict(
        "history.falls", f"{fallen}:1", "genuine", "示例：已核对", AUTHOR, read_moment("2023-06-12T09:00")
    )
    decide(store, facts, verdict)
    assert [_item(store, day)["state"] for day in ("2023-06-11", "2023-06-12")] == ["unexplained", "genuine"]
    [record] = _records(store, "3", "2023-06-12")
    _end(store, record, "2023-06-14T09:00")
    assert [_item(store, day)["state"] for day in ("2023-06-13", "2023-06-14")] == ["genuine", "unexplained"]


@pytest.mark.parametrize(("rule", "nth"), [("history.falls", 9), ("return.empty", 1)])
def test_nothing_is_decided_about_what_no_rule_found(
    store: Store, facts: Facts, fallen: str, rule: str, nth: int
) -> None:
    with pytest.raises(UsageError):
        decide(
            store, facts, Verdict(rule, f"{fallen}:{nth}", "genuine", "示例：已核对", AUTHOR, read_moment("2023-06-12"))
        )
    assert _records(store, "3", "2023-06-12") == []


def test_what_is_decided_after_the_season_closed_counts_for_its_days(store: Store, facts: Facts, fallen: str) -> None:
    verdict = Verdict("history.falls", f"{fallen}:1", "refused", "示例：无凭据", AUTHOR, read_moment("2026-01-01"))
    decide(store, facts, verdict)
    waive(store, facts, replace(WAIVER, made_at=read_moment("2026-01-02")))
    assert _item(store)["state"] == "refused"
    for record in _records(store, "3", "2023-06-15"):
        _end(store, record, "2026-01-03")
    assert (_item(store)["state"], _records(store, "3", "2023-06-15")) == ("unexplained", [])


def test_a_rule_counts_what_was_settled(store: Store, facts: Facts, fallen: str) -> None:
    verdict = Verdict(
        "history.falls", f"{fallen}:1", "genuine", "示例：已核对", AUTHOR, read_moment("2023-06-12T09:00")
    )
    decide(store, facts, verdict)
    row = ask(store, "rules/by_rule", season="3", as_of="2023-06-12").filter(code="history.falls").row(0, named=True)
    assert [row[name] for name in ("fired", "explains", "unexplained", "settled")] == [1, 0, 0, 1]


def test_a_finding_of_a_replaced_or_withdrawn_return_waits_no_more(store: Store, drawn: Drawn, taking: Taking) -> None:
    taking(drawn("1.xlsx", period="2023年6月2日", briefings=20), at="2023-06-03T09:00")
    taking(drawn("2.xlsx", briefings=9), at="2023-06-10T09:00")
    taking(drawn("3.xlsx", briefings=21), at="2023-06-11T09:00")
    assert ask(store, "checking/items", season="3", as_of="2023-06-12").is_empty()


def test_a_correction_ended_no_longer_counts_and_can_be_made_again(reported: Store, facts: Facts) -> None:
    def actual(as_of: str) -> Decimal:
        told = ask(reported, "completion/by_place", season="2022", indicator="到位资金", as_of=as_of)
        return Decimal(told.filter(place="大竹县")["actual"].item())

    correct(reported, facts, CORRECTION)
    [record] = _records(reported, "2022", "2022-10-12")
    _end(reported, record, "2022-10-13T09:00")
    assert [actual(day) for day in ("2022-10-12", "2022-10-13")] == [70, 700]
    correct(reported, facts, replace(CORRECTION, value=Decimal(71), made_at=read_moment("2022-10-14T09:00")))
    assert actual("2022-10-14") == 71


def test_a_waiver_ended_lets_the_rule_speak_again(store: Store, facts: Facts, drawn: Drawn, taking: Taking) -> None:
    taking(drawn("1.xlsx", period="2023年6月2日", briefings=20), at="2023-06-03T09:00")
    waive(store, facts, replace(WAIVER, made_at=read_moment("2023-06-04T09:00")))
    [record] = _records(store, "3", "2023-06-05")
    _end(store, record, "2023-06-08T09:00")
    assert [finding.level for finding in taking(drawn("2.xlsx", briefings=9))[0].findings] == ["explain"]


@pytest.mark.parametrize("wrong", [{"record": "示例"}, {"reason": " "}, {"author": ""}])
def test_nothing_is_ended_that_nobody_decided_or_without_a_reason(
    store: Store, facts: Facts, wrong: dict[str, str]
) -> None:
    exempt(store, facts, EXEMPTION)
    record = store.query("select record from reporting_exemption").item()
    asked = {"record": record, "reason": "示例", "author": AUTHOR} | wrong
    with pytest.raises(UsageError):
        end(store, **asked, made_at=read_moment("2023-06-07"))  # type: ignore[arg-type]


def test_what_has_ended_is_not_ended_again(store: Store, facts: Facts) -> None:
    exempt(store, facts, EXEMPTION)
    record = store.query("select record from reporting_exemption").item()
    _end(store, record, "2023-06-07")
    with pytest.raises(UsageError, match="早已结束"):
        _end(store, record, "2023-06-08")
    assert store.query("select count(*) from ending").item() == 1


def test_an_exemption_covers_the_slots_due_on_its_days_from_when_it_was_made(store: Store, facts: Facts) -> None:
    exempt(store, facts, EXEMPTION)
    assert _states(store, "2023-06-05") == ["absent", "absent", "awaited", "not_due", "not_due"]
    assert _states(store, "2023-06-20") == ["absent", "absent", "exempt", "exempt", "awaited"]
    _end(store, store.query("select record from reporting_exemption").item(), "2023-06-19T09:00")
    assert _states(store, "2023-06-20") == ["absent", "absent", "absent", "absent", "awaited"]


def test_a_department_is_let_off_its_own_return(store: Store, facts: Facts) -> None:
    department = facts.departments.department[0]
    days = {"first_day": date(2022, 7, 1), "last_day": date(2022, 8, 5), "made_at": read_moment("2022-07-06T09:00")}
    exempt(store, facts, replace(EXEMPTION, place=department.label, form="annual/department", **days))
    board = ask(store, "intake/board", season="2022", form="annual/department", as_of="2022-08-31")
    let_off = board.filter(state="exempt")
    assert let_off.select("place_key", "ordinal").rows() == [(department.key, 7)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"place": "合计"},
        {"place": "达州市"},
        {"place": "commerce"},
        {"form": "season-9/basic"},
        {"form": "ledger", "last_day": date(2023, 6, 1)},
        {"last_day": date(2023, 6, 1)},
        {"reason": ""},
        {"author": " "},
    ],
)
def test_an_exemption_of_what_does_not_exist_is_refused(store: Store, facts: Facts, wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        exempt(store, facts, replace(EXEMPTION, **wrong))
    assert store.query("select count(*) from reporting_exemption").item() == 0


def test_a_rehearsed_correction_tells_every_rank_and_leaves_nothing(reported: Store, facts: Facts) -> None:
    put(reported, Row("wanyuan", "2022-09", {"funds_in_place": "10"}))
    told = rehearsed(reported, facts, "2022", date(2022, 10, 12), correcting(facts, CORRECTION))
    [row] = told.filter(indicator="funds_in_place", place_key="dazhu").rows(named=True)
    assert (row["actual_before"], row["actual"]) == (700, 70)
    assert reported.query("select count(*) from correction").item() == 0
    with pytest.raises(UsageError):
        rehearsed(reported, facts, "2022", date(2022, 10, 12), ending("示例", reason="示", author="示", made_at=AT))


AT = read_moment("2022-10-12T09:00")


def test_what_counted_before_is_the_last_figure_put_right(reported: Store, facts: Facts) -> None:
    asked = (reported, "2022", "dazhu", "funds_in_place")
    assert figure_before(*asked, date(2022, 9, 30)) == 50
    august: Correction = replace(CORRECTION, period="2022-08", guard=Decimal(50), value=Decimal(45), made_at=AT)
    correct(reported, facts, august)
    assert figure_before(*asked, date(2022, 9, 30)) == 45
    assert figure_before(*asked, date(2022, 8, 31)) is None
