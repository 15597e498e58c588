"""What schemes score comes from what counts: figures as the city put them right, reports that were really missed."""

from decimal import Decimal

from domain.dates import read_moment
from loaders.records.explaining import Correction, correct
from queries.ask import ask
from queries.store import Store
from tests.ledger_rows import Row, put

COUNTS = "season-3/key-enterprise-counts"


def _scored(store: Store, indicator: str, **asked: str) -> dict[str, object]:
    parts = ask(store, "rankings/score_parts", **asked).filter(indicator=indicator)
    return dict(parts.select("place_key", "actual").iter_rows())


def test_a_topic_is_ranked_by_the_counts_as_the_city_put_them_right(store: Store) -> None:
    put(store, Row("dazhu", "2023-06-09", {"key_giant": "2"}, "3", form=COUNTS))
    made_at = read_moment("2023-06-12T10:00")
    right = {"guard": Decimal(2), "value": Decimal(4), "reason": "示例：漏报两家", "author": "示例", "made_at": made_at}
    correct(store, store.facts, Correction("3", COUNTS, "大竹县", "2023-06-09", "key_giant", **right))
    asked = {"season": "3", "scheme": "season-3-topic-2-giant"}
    for day, giants in (("2023-06-11", 2), ("2023-06-12", 4)):
        assert _scored(store, "key_giant", as_of=day, **asked)["dazhu"] == giants
        counted = ask(store, "enterprises/by_place", season="3", as_of=day).filter(place_key="dazhu", kind_key="giants")
        assert counted["enterprises"].to_list() == [giants]


def test_whose_returns_were_all_entered_as_history_has_missed_none(store: Store) -> None:
    halves = ("2022-05-15", "2022-05-30")
    put(store, *(Row("dazhu", day, {"signed_count": "3"}, "2", received_at="2024-01-09T09:00") for day in halves))
    put(store, Row("quxian", halves[1], {"signed_count": "3"}, "2", received_at=f"{halves[1]}T09:00"))
    asked = {"season": "2", "as_of": "2022-06-05"}
    missed = _scored(store, "absent_reports", **asked)
    assert (missed["dazhu"], missed["quxian"]) == (0, 1)
    history = ask(store, "rankings/history", **asked).filter(ordinal=2)
    now = ask(store, "rankings/composite", **asked)
    assert dict(history.select("place_key", "score").iter_rows()) == dict(now.select("place_key", "score").iter_rows())


def test_a_topic_has_a_history_of_its_own(store: Store) -> None:
    weeks = (("dazhu", "2023-06-02", "2"), ("quxian", "2023-06-02", "5"), ("dazhu", "2023-06-16", "7"))
    put(store, *(Row(place, day, {"key_giant": giants}, "3", form=COUNTS) for place, day, giants in weeks))
    put(store, *(Row("dazhu", day, {"signed_count": "3"}, "3") for day in ("2023-06-02", "2023-06-16")))
    scheme = {"season": "3", "scheme": "season-3-topic-2-giant"}
    history = ask(store, "rankings/history", as_of="2023-06-18", **scheme)
    assert history.filter(place_key="dazhu")["rank"].to_list() == [None, 2, 2, 1]
    for slot in history.partition_by("period_end"):
        then = ask(store, "rankings/topical", as_of=slot["period_end"].first(), known_as_of="2023-06-18", **scheme)
        assert set(slot.select("place_key", "score", "status").iter_rows()) == set(
            then.select("place_key", "score", "status").iter_rows()
        )
