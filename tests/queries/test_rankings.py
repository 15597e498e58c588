"""Rankings as of a moment: by which scheme, who is in them, what they say, and that history agrees with them."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from charts.rankings.scores import by_rank
from domain.errors import FactsError, UsageError
from domain.facts import Facts
from queries.ask import ask
from queries.store import Store
from tests.ledger_rows import Row, put
from tests.queries.conftest import Opening

HOUSE = Path(__file__).resolve().parents[2]
PLACES = ["示例甲县", "示例乙县", "示例丙市"]
SEASON = {"season": "3", "as_of": "2023-06-11"}
Edit = Callable[[Path], None]


@pytest.fixture
def edited(opened: Opening, facts: Facts, tmp_path: Path) -> Callable[[Edit], Store]:
    """Opens a ledger whose folder of schemes was edited."""

    def with_edit(edit: Edit) -> Store:
        shutil.copytree(HOUSE / "data", tmp_path / "data")
        edit(tmp_path / "data/schemes")
        return opened(replace(facts, folder=tmp_path / "data"))

    return with_edit


def _scheme(folder: Path, version: str, *replaced: tuple[str, str]) -> None:
    """Another version of the third season's scheme, with these words replaced."""
    text = (folder / "season-3-composite/1.toml").read_text("utf-8").replace('version = "1"', f'version = "{version}"')
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    (folder / f"season-3-composite/{version}.toml").write_text(text, "utf-8")


def _disqualify(folder: Path, decided: str = "2023-06-10") -> None:
    entry = f'[[disqualification]]\nkey = "1"\nseason = "3"\nplace = "dazhu"\ndecided = {decided}\n'
    (folder / "disqualified.toml").write_text(f'{entry}reason = "示例：数据不实"\nauthor = "示例"\n', "utf-8")


def _week(place: str, day: str, signed: str, season: str = "3", **more: str) -> Row:
    values = dict.fromkeys(
        ("signed_contract", "landed_count", "landed_filed", "started_count", "started_filed"), signed
    )
    rest = {"new_investment": signed, "manufacturing_fdi": "1", "briefings": "20"}
    return Row(place, day, {"signed_count": signed, **values, **rest, **more}, season, received_at=f"{day}T09:00")


def _three(store: Store) -> Store:
    put(store, *(_week(place, "2023-06-02", n) for place, n in (("dazhu", "9"), ("quxian", "3"), ("wanyuan", "6"))))
    put(store, *(_week(place, "2023-06-09", n) for place, n in (("dazhu", "20"), ("quxian", "20"), ("wanyuan", "10"))))
    return store


def _by_place(answer: pl.DataFrame, *names: str) -> dict[str, tuple[object, ...]]:
    return {row[0]: row[1:] for row in answer.select("place_key", *names).iter_rows()}


def test_equal_units_share_a_rank_and_who_did_not_report_has_none(store: Store) -> None:
    told = _by_place(ask(_three(store), "rankings/composite", **SEASON), "rank", "previous_rank", "change", "status")
    assert told["dazhu"] == (1, 1, 0, "ranked")
    assert told["quxian"] == (1, 3, 2, "ranked")
    assert told["wanyuan"] == (3, 2, -1, "ranked")
    assert {told[place] for place in told.keys() - {"dazhu", "quxian", "wanyuan"}} == {
        (None, None, None, "not_reported")
    }


def test_the_unit_that_rose_most_leads_the_progress(store: Store) -> None:
    progress = ask(_three(store), "rankings/progress", **SEASON)
    assert progress["place_key"].to_list()[:3] == ["quxian", "dazhu", "wanyuan"]
    assert progress["progress_rank"].to_list()[:4] == [1, None, None, None]
    assert by_rank(progress.drop("progress_rank"), store.facts).equals(ask(store, "rankings/composite", **SEASON))


def test_the_parts_of_a_score_add_up_to_it(store: Store) -> None:
    _three(store)
    scores = _by_place(ask(store, "rankings/composite", **SEASON), "score")
    parts = ask(store, "rankings/score_parts", **SEASON).drop_nulls("points")
    assert parts["place_key"].n_unique() == 3
    for place, total in parts.group_by("place_key").agg(pl.col("points").sum()).iter_rows():
        assert total == pytest.approx(scores[place][0], abs=Decimal("0.0000001"))


def test_a_part_says_how_it_came_about(store: Store) -> None:
    parts = ask(_three(store), "rankings/score_parts", **SEASON).filter(place_key="wanyuan", indicator="signed_count")
    assert parts["sentence"].to_list() == [
        "10个，各单位最低10个、最高20个，功效系数60＋40×（10个−10个）÷（20个−10个）＝60；7.5分×60÷100＝4.5分"
    ]


def test_every_slot_of_the_history_is_the_ranking_at_its_end(store: Store) -> None:
    _three(store)
    put(store, _week("dazhu", "2023-06-16", "21"), _week("gaoxin", "2023-06-16", "5", briefings="—"))
    history = ask(store, "rankings/history", season="3", as_of="2023-06-20")
    assert history["ordinal"].unique().to_list() == [1, 2, 3, 4]
    for (day,), slot in history.group_by("period_end"):
        then = ask(store, "rankings/composite", season="3", as_of=day, known_as_of="2023-06-20")
        assert _by_place(slot, "score", "rank", "status") == _by_place(then, "score", "rank", "status")


def test_a_disqualified_unit_is_shown_without_a_rank_and_the_others_move_up(
    edited: Callable[[Edit], Store],
) -> None:
    store = _three(edited(_disqualify))
    told = _by_place(ask(store, "rankings/composite", **SEASON), "rank", "status", "reason")
    assert told["dazhu"] == (None, "disqualified", "示例：数据不实")
    assert (told["quxian"][0], told["wanyuan"][0]) == (1, 2)
    before = _by_place(ask(store, "rankings/composite", season="3", as_of="2023-06-09"), "rank", "status")
    assert before["dazhu"] == (1, "ranked")


def test_the_version_valid_last_ranks_and_an_official_one_before_an_example(edited: Callable[[Edit], Store]) -> None:
    def edit(folder: Path) -> None:
        _scheme(folder, "2", ("valid_from = 2023-05-22", "valid_from = 2023-06-10"))
        (folder / "official").mkdir()
        _scheme(
            folder, "3", ("official = false", "official = true"), ("valid_from = 2023-05-22", "valid_from = 2023-06-20")
        )
        text = (folder / "season-3-composite/3.toml").read_text("utf-8")
        (folder / "official/3.toml").write_text(text.replace('key = "season-3-composite"', 'key = "official"'), "utf-8")
        (folder / "season-3-composite/3.toml").unlink()

    store = _three(edited(edit))

    def used(day: str) -> list[tuple[object, ...]]:
        return (
            ask(store, "rankings/composite", season="3", as_of=day)
            .select("scheme", "version", "official")
            .unique()
            .rows()
        )

    assert used("2023-06-09") == [("season-3-composite", "1", False)]
    assert used("2023-06-10") == [("season-3-composite", "2", False)]
    assert used("2023-06-20") == [("official", "3", True)]


def test_a_topic_ranks_by_its_own_figures(store: Store) -> None:
    put(store, _week("dazhu", "2023-06-09", "5", manufacturing_fdi="3"), _week("quxian", "2023-06-09", "5"))
    topics = ask(store, "rankings/topical", **SEASON)
    assert topics["topic"].n_unique() == 5
    foreign = topics.filter(topic="外资企业", status="ranked").select("place_key", "rank", "score")
    assert foreign.rows()[0][:2] == ("dazhu", 1)
    assert set(topics.filter(topic="单项冠军")["status"]) == {"not_reported"}


def test_a_scheme_is_asked_for_by_key_or_label_and_an_unknown_one_is_told(store: Store) -> None:
    _three(store)
    by_key = ask(store, "rankings/composite", scheme="season-3-composite", **SEASON)
    assert ask(store, "rankings/composite", scheme="第三季综合排位示例方案", **SEASON).equals(by_key)
    topical = ask(store, "rankings/score_parts", scheme="season-3-topic-4-foreign", **SEASON)
    assert topical["scheme"].unique().to_list() == ["season-3-topic-4-foreign"]
    with pytest.raises(UsageError, match="没有“示例”这个计分方案"):
        ask(store, "rankings/composite", scheme="示例", **SEASON)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('key = "signed_count"', 'key = "signed_counts"', "signed_counts"),
        ('season = "3"', 'season = "33"', "33"),
        ("points = 15", "point = 15", "多出了不认识的一项"),
    ],
)
def test_a_scheme_that_does_not_hold_stops_the_start_with_its_path_and_line(
    edited: Callable[[Edit], Store], old: str, new: str, told: str
) -> None:
    with pytest.raises(FactsError, match=told) as fault:
        edited(lambda folder: _scheme(folder, "2", (old, new)))
    assert fault.value.path.name == "2.toml"
    assert fault.value.line > 0
