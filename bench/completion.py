"""completion/by_place against hand-written SQL on the same tables: 9 and 3 000 places, 52 weekly returns each."""

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import polars as pl

from domain.dates import end_of_day
from domain.facts import Facts, load_facts
from domain.places import Place
from domain.targets import Target
from queries.catalogue import questions
from queries.store import Cursor, Store

HOUSE = Path(__file__).resolve().parent.parent
SEASON, INDICATOR, DAY = "2022", "funds_in_place", date(2022, 12, 31)
KNOWN = end_of_day(date(2023, 1, 15))
ROUNDS, LIMIT = 41, 1.2
COMPARED = """对照：bench/completion_by_hand.sql，一条手写语句，不用宏和视图，答案逐行相同（份额到10⁻⁹）。
同样联结：submission（连 season 定补录）、withdrawal、correction（连 ending）、reported_value、place、target 和上传的
target_value、calendar（取序时）、level、light。
少做的：不查 asked（台账里只有一种表）；除法是整数相除得浮点数，本系统是精确到18位的小数。"""
BY_HAND = (Path(__file__).parent / "completion_by_hand.sql").read_text("utf-8")

RETURNS = """
insert into submission
select 'r' || lpad((n * 52 + w)::varchar, 9, '0'), '', '', '', 1, 'accepted', $form, '', $season, 'p' || n,
    '', $first + (7 * w)::integer, $first + (7 * w + 6)::integer, ($first + (7 * w + 7)::integer)::timestamp,
    '', 16, '', null
from range(1, $places + 1) as places(n), range(52) as weeks(w)
"""
VALUES = """
insert into reported_value
select submission, 1, indicator, (row_number() over (order by submission) % 9973 + 1) * 0.01, null, '', '', '', ''
from submission, asked where asked.season = $season and asked.form is not null
"""


def filled(folder: Path, facts: Facts, places: int) -> Store:
    """A ledger of this many places, each with 52 weekly returns of every indicator of the annual form."""
    many = tuple(
        Place(key=f"p{n}", label=f"示例{n}", short=f"示例{n}", kind="county", compass=(1, 1))
        for n in range(1, places + 1)
    )
    targets = tuple(
        Target(
            season=SEASON,
            place=place.key,
            indicator=INDICATOR,
            guarantee=Decimal(n % 90 + 10),
            work=Decimal(n % 90 + 15),
        )
        for n, place in enumerate(many)
    )
    known = replace(facts, places=facts.places.model_copy(update={"place": many}), targets=targets)
    store = Store(f"duckdb:///{folder}/{places}.duckdb", known)
    form = known.forms_of(known.seasons[SEASON])[0].key

    def fill(cursor: Cursor) -> None:
        cursor.execute(RETURNS, {"form": form, "season": SEASON, "places": places, "first": date(2022, 1, 1)})
        cursor.execute(VALUES, {"season": SEASON})

    store.write(fill)
    store.maintain()
    return store


def measured(first: Callable[[], pl.DataFrame], second: Callable[[], pl.DataFrame]) -> tuple[float, float]:
    """The median seconds of each, run in turns."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for times, run in zip(taken, (first, second), strict=True):
            started = time.perf_counter()
            run()
            times.append(time.perf_counter() - started)
    return statistics.median(taken[0]), statistics.median(taken[1])


def agree(ours: pl.DataFrame, by_hand: pl.DataFrame) -> bool:
    """Whether both hold the same rows; shares to 10^-9, everything else exactly."""
    rounded = [
        frame.with_columns(pl.col(pl.Decimal).cast(pl.Float64), pl.col("rank").cast(pl.Int64)).with_columns(
            pl.col(pl.Float64).round(9)
        )
        for frame in (ours, by_hand)
    ]
    return rounded[0].equals(rounded[1])


def main() -> None:
    """Print what is compared, then both medians and their ratio for each size."""
    print(COMPARED)
    facts = load_facts(HOUSE / "data")
    given = {"season": SEASON, "indicator": INDICATOR, "as_of_day": DAY, "as_of_moment": KNOWN, "pace_basis": None}
    sql = questions()["completion/by_place"].sql
    for places in (9, 3000):
        with tempfile.TemporaryDirectory() as folder:
            store = filled(Path(folder), facts, places)
            ours, by_hand = partial(store.query, sql, given), partial(store.query, BY_HAND, given)
            assert agree(ours(), by_hand())
            mine, theirs = measured(ours, by_hand)
            store.close()
        told = f"{mine * 1000:.1f} ms / {theirs * 1000:.1f} ms = {mine / theirs:.2f}×（≤ {LIMIT}×）"
        print(f"completion/by_place {places} 个单位 × 52 周：{told}", flush=True)


if __name__ == "__main__":
    main()
