"""A return that is taken back no longer counts from that moment on, and is never forgotten."""

from datetime import datetime

import pytest

from domain.dates import read_moment
from domain.errors import UsageError
from loaders.records.withdrawing import Withdrawal, withdraw
from queries.ask import ask
from queries.store import Store
from tests.ledger_rows import values_of
from tests.loaders.conftest import Drawn, Taking

WEEK = {"season": "3", "form": "season-3/basic", "place": "宣汉县"}


def _withdraw(store: Store, receipt: str, at: str = "2023-06-12T09:00", reason: str = "示例原因") -> Withdrawal:
    return withdraw(store, receipt, reason=reason, author="示例经办人", made_at=read_moment(at))


def _signed(store: Store, as_of: str | datetime) -> list[object]:
    figures = ask(store, "returns/figures", **WEEK, as_of=as_of)
    return figures.filter(indicator="signed_count")["value"].to_list()


def _standings(store: Store, as_of: str = "2023-06-20") -> list[tuple[str, str]]:
    return ask(store, "returns/versions", **WEEK, as_of=as_of).select("receipt", "standing").rows()


def test_it_counts_until_it_is_taken_back_and_not_after(store: Store, drawn: Drawn, taking: Taking) -> None:
    [receipt] = taking(drawn(signed_count=7))
    _withdraw(store, receipt.receipt)
    assert _signed(store, "2023-06-11") == [7]
    assert _signed(store, read_moment("2023-06-12T08:59")) == [7]
    assert _signed(store, read_moment("2023-06-12T09:00")) == []


def test_the_one_before_it_counts_again(store: Store, drawn: Drawn, taking: Taking) -> None:
    [first] = taking(drawn("1.xlsx", signed_count=7))
    [second] = taking(drawn("2.xlsx", signed_count=70), at="2023-06-11T10:00")
    assert _signed(store, "2023-06-11") == [70]
    assert _standings(store) == [(second.receipt, "in_force"), (first.receipt, "replaced")]
    _withdraw(store, second.receipt)
    assert _signed(store, "2023-06-12") == [7]
    assert _standings(store) == [(second.receipt, "withdrawn"), (first.receipt, "in_force")]


def test_its_unit_is_awaited_again(store: Store, drawn: Drawn, taking: Taking) -> None:
    [receipt] = taking(drawn())
    _withdraw(store, receipt.receipt)
    board = ask(store, "returns/this_period", season="3", form=WEEK["form"], as_of="2023-06-12")
    assert board.filter(place="宣汉县")["state"].to_list() == ["待报"]


def test_the_same_file_can_be_handed_in_again(store: Store, drawn: Drawn, taking: Taking) -> None:
    path = drawn(signed_count=7)
    [first] = taking(path)
    _withdraw(store, first.receipt)
    [second] = taking(path, at="2023-06-12T11:00")
    assert second.status == "accepted"
    assert second.submission != first.submission
    assert _signed(store, "2023-06-12") == [7]


def test_reason_and_author_are_kept_and_the_figures_stay_in_the_ledger(
    store: Store, drawn: Drawn, taking: Taking
) -> None:
    [receipt] = taking(drawn())
    _withdraw(store, receipt.receipt, reason="合同金额填错")
    [row] = ask(store, "returns/versions", **WEEK, as_of="2023-06-12").rows(named=True)
    assert (row["reason"], row["withdrawn_by"]) == ("合同金额填错", "示例经办人")
    assert values_of(store, receipt.submission).height == 11
    assert store.revision() == 2


def test_one_taken_back_after_the_season_closed_counts_no_longer_from_its_period_on(
    store: Store, drawn: Drawn, taking: Taking
) -> None:
    [receipt] = taking(drawn(signed_count=7))
    _withdraw(store, receipt.receipt, at="2026-01-05T10:00")
    assert _signed(store, "2023-08-01") == []


def test_the_last_day_told_of_is_that_on_which_it_was_taken_back(store: Store, drawn: Drawn, taking: Taking) -> None:
    [receipt] = taking(drawn())
    _withdraw(store, receipt.receipt)
    assert str(ask(store, "season/last_day", season="3")["last_day"].item()) == "2023-06-12"


@pytest.mark.parametrize("reason", ["", "　 "])
def test_a_reason_is_wanted(store: Store, drawn: Drawn, taking: Taking, reason: str) -> None:
    [receipt] = taking(drawn())
    with pytest.raises(UsageError, match="原因"):
        _withdraw(store, receipt.receipt, reason=reason)


def test_what_is_unknown_refused_or_gone_already_is_told(store: Store, drawn: Drawn, taking: Taking) -> None:
    right, wrong = taking(drawn("1.xlsx"), drawn("2.xlsx", signed_count="约12"))
    _withdraw(store, right.receipt)
    for number, told in (("20990101-0001", "没有"), (wrong.receipt, "已退回"), (right.receipt, "早已撤回")):
        with pytest.raises(UsageError, match=told):
            _withdraw(store, number)
    assert store.query("select count(*) from withdrawal").item() == 1
