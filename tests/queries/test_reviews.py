"""Which states of a review count in which figure stands in a file: it moves these figures and no others."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from domain.facts import Facts
from domain.reviews import Conclusion
from loaders.records.reviewing import Review, review
from queries.ask import ask
from queries.store import Store
from tests.enterprise_rows import put_firms
from tests.ledger_rows import Row, put, put_projects

AS_OF = "2023-06-18"
PROVED = {"landed_on": date(2023, 6, 1), "evidence": "备案"}
# One firm declared in two categories of a topic, another in one; a project that fills a blank.
FIRMS = [
    {"firm": "示例甲公司", "project": "示例甲项目", "categories": "链主型、总部型"} | PROVED,
    {"firm": "示例乙公司", "project": "示例乙项目", "categories": "总部型、制造业单项冠军"},
    {"firm": "示例丙公司", "project": "示例丙项目", "categories": "填空白"} | PROVED,
]
REVIEWS: list[tuple[str, str, Conclusion, date | None]] = [
    ("示例甲公司", "链主型", "refused", None),
    ("示例甲公司", "总部型", "pending", None),
    ("示例乙公司", "总部型", "recognised", date(2023, 6, 19)),
    ("示例丙公司", "填空白", "refused", None),
]
LINKED = {"industry": "能源化工", "chain": "锂钾", "link": "锂盐", "state": "落地", "signed_on": date(2022, 3, 1)}
Told = dict[str, object]
Seen = Callable[..., list[Told]]


@pytest.fixture(scope="module")
def seen(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """What every figure is as of a day, by the committed file, or with a line of it replaced by another."""
    folder = tmp_path_factory.mktemp("reviews")
    url = f"duckdb:///{folder}/ledger.duckdb"
    store = Store(url, facts)
    put(store, Row("xuanhan", "2023-06-09", {"signed_count": "3"}, season="3", form="season-3/basic"))
    put_firms(store, "xuanhan", "2023-06-09", FIRMS)
    put_projects(store, "xuanhan", "2023-06-09", [LINKED | {"project": "示例甲项目", "investor": "示例甲公司"}])
    for nth, (firm, category, outcome, ends_on) in enumerate(REVIEWS):
        project = firm.replace("公司", "项目")
        made_at = datetime(2023, 6, 12, 1, nth)
        decided = Review("3", "宣汉县", firm, project, category, outcome, "示例", "示例", made_at, ends_on)
        review(store, facts, decided)
    store.close()

    def see(wrong: str = "", right: str = "", days: Sequence[str] = (AS_OF,)) -> list[Told]:
        changed = folder / "data"
        shutil.copytree(facts.folder, changed, dirs_exist_ok=True)
        text = (facts.folder / "reviews.toml").read_text("utf-8")
        assert wrong in text
        (changed / "reviews.toml").write_text(text.replace(wrong, right, 1), "utf-8")
        # Another folder every time: what is read of one is kept.
        own = changed.rename(folder / f"data-{len(list(folder.iterdir()))}")
        opened = Store(url, replace(facts, folder=own))
        told = [_figures(opened, day) for day in days]
        opened.close()
        return told

    return see


def _figures(store: Store, as_of: str) -> Told:
    asked = {"season": "3", "as_of": as_of}
    told: Told = {}
    for row in ask(store, "enterprises/by_place", **asked).filter(place_key="xuanhan").iter_rows(named=True):
        told["figures", row["kind_key"]] = (row["enterprises"], row["evidenced"])
    for topic in ("leading", "champions", "breakthroughs"):
        cells = ask(store, "evidence/cells", figure=f"firms/3/{topic}/xuanhan", as_of=as_of).filter(role_key="line")
        told["lines", topic] = cells["row_number"].n_unique()
    for row in store.query(_SCORED, {"day": date.fromisoformat(as_of), "moment": datetime(2023, 6, 30)}).iter_rows():
        told["scores", *row[:2]] = row[2]
    gaps = ask(store, "chains/gaps", as_of=as_of).filter(link="高纯锂盐")
    told["heads",] = gaps["head"].item()
    return told


_SCORED = """
select 'now', measure, part from topics_as_of('3', $day, $moment) where place_key = 'xuanhan'
union all
select 'week ' || ordinal, measure, part from topics_by_slot('3', $day, $moment) where place_key = 'xuanhan'
"""


def _moved(before: Told, after: Told) -> dict[object, tuple[object, object]]:
    assert before.keys() == after.keys()
    return {name: (before[name], after[name]) for name in before if before[name] != after[name]}


@pytest.fixture(scope="module")
def committed(seen: Seen) -> Told:
    """The figures by the committed file."""
    [told] = seen()
    return told


def test_by_the_committed_file_conclusions_move_no_number_and_a_refused_firm_heads_no_chain(committed: Told) -> None:
    assert committed["figures", "leading"] == (2, 1)
    assert committed["figures", "breakthroughs"] == (1, 1)
    assert (committed["lines", "leading"], committed["scores", "now", "key_leading"]) == (2, 2)
    assert committed["heads",] is None


ALL = 'states = ["declared", "pending", "recognised", "refused"]'


def test_the_states_that_count_in_the_numbers_move_the_numbers_and_their_cells_alone(
    seen: Seen, committed: Told
) -> None:
    [told] = seen(f"[figures]\n{ALL}", '[figures]\nstates = ["recognised", "pending", "declared"]')
    assert _moved(committed, told) == {
        ("figures", "chain_leader"): ((1, 1), (0, 0)),
        ("figures", "breakthroughs"): ((1, 1), (0, 0)),
        ("figures", "blank_filling"): ((1, 1), (0, 0)),
        ("figures", "all"): ((3, 2), (2, 1)),
        ("lines", "breakthroughs"): (1, 0),
    }


def test_the_states_that_count_in_one_topic_of_the_scores_move_that_score_alone_now_and_week_by_week(
    seen: Seen, committed: Told
) -> None:
    only = f'[scores]\n{ALL}\ntopics = {{ leading = ["recognised"] }}'
    [told] = seen(f"[scores]\n{ALL}", only)
    moved = _moved(committed, told)
    weeks = {name for name in moved if name[1] != "now"}  # type: ignore[index]
    assert moved.pop(("scores", "now", "key_leading")) == (2, 1)
    assert len(weeks) == len(moved) >= 1
    assert {name[2] for name in weeks} == {"key_leading"}  # type: ignore[index]
    assert set(moved.values()) == {(2, 1)}


def test_the_states_that_count_for_a_head_move_who_heads_a_chain_alone(seen: Seen, committed: Told) -> None:
    refused = '[heads]\nstates = ["declared", "pending", "recognised", "refused"]'
    [told] = seen('[heads]\nstates = ["declared", "pending", "recognised"]', refused)
    assert _moved(committed, told) == {("heads",): (None, "listed")}


def test_a_conclusion_whose_last_day_is_over_leaves_what_is_declared(seen: Seen) -> None:
    only = '[figures]\nstates = ["recognised"]'
    days = seen(f"[figures]\n{ALL}", only, ("2023-06-19", "2023-06-20"))
    assert [told["figures", "leading"] for told in days] == [(1, 0), (0, 0)]
