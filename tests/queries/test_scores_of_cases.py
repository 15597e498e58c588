"""A scheme that compares counts of cases explains every part and score just as it made them."""

from fractions import Fraction

import pytest

from charts.evidence.formula import formula
from domain.dates import read_moment
from domain.facts import Facts
from domain.figures.recomputing import recomputed
from domain.schemes.files import parse_scheme, schemes_in
from domain.schemes.text import scheme_toml
from loaders.records.enacting import Enactment, enact
from queries.ask import ask
from queries.store import Store
from tests.figures_listed import Evidence
from tests.ledger_rows import Row, put

KEY, DAY = "season-3-composite", "2023-06-12"
ITEMS = """
[[item]]
key = "signed"
label = "新签约"
points = 60
shape = { kind = "share" }
measures = [{ key = "signed_count" }]

[[item]]
key = "missed"
label = "缺报"
points = 40
shape = { kind = "efficacy", base = 60, spread = 40 }
measures = [{ key = "absent_reports" }]
"""


@pytest.fixture
def evidence(store: Store, facts: Facts) -> Evidence:
    """大竹 has handed in both weeks, 渠县 the second, the other seven units nothing."""
    head = scheme_toml(schemes_in(facts).version(KEY, "1")).partition("[[item]]")[0]
    cases = parse_scheme(head.replace('version = "1"', 'version = "2"') + ITEMS)
    enact(store, facts, Enactment(cases, "示例：办法印发", "示例", read_moment("2023-05-22T09:00")))
    for place, day, signed in (
        ("dazhu", "2023-06-02", "9"),
        ("dazhu", "2023-06-09", "9"),
        ("quxian", "2023-06-09", "3"),
    ):
        put(store, Row(place, day, {"signed_count": signed}, "3", received_at=f"{day}T09:00"))
    return Evidence(store, DAY, "2023-06-05")


def test_who_is_in_no_ranking_sets_no_scale_for_cases(evidence: Evidence) -> None:
    # 大竹 missed 0 and 渠县 1; a unit that never reported missed 2, but is not ranked: the scale runs from 0 to 1.
    # 缺报: 40 × 60/100 = 24 and 40 × 100/100 = 40. 新签约: 60 × 9/12 = 45 and 60 × 3/12 = 15.
    worked = {"dazhu": (45, 24), "quxian": (15, 40)}
    parts = ask(evidence.store, "rankings/score_parts", season="3", as_of=DAY)
    scores = ask(evidence.store, "rankings/composite", season="3", as_of=DAY)
    for place, points in worked.items():
        mine = parts.filter(place_key=place).sort("indicator", descending=True)
        assert mine["points"].to_list() == list(points)
        assert scores.filter(place_key=place)["score"].to_list() == [sum(points)]
        told = [f"score_part/3/{KEY}:{item}/{place}" for item in ("signed:signed_count", "missed:absent_reports")]
        assert [recomputed(evidence.asked(number)) for number in told] == [Fraction(each) for each in points]
        assert recomputed(evidence.asked(f"score/3/{KEY}/{place}")) == sum(points)
        assert [recomputed(evidence.asked(f"score_rank/3/{KEY}/{place}"))] == scores.filter(place_key=place)[
            "rank"
        ].to_list()
    part = evidence.asked(f"score_part/3/{KEY}:missed:absent_reports/quxian")
    assert formula(part) == parts.filter(place_key="quxian", indicator="absent_reports")["sentence"].item()
    outside = [row for row in part.rows if row["role_key"] == "outside"]
    assert len(outside) == 7
    assert {(row["role"], row["label"]) for row in outside} == {("不排名，不作比较", "未报送")}
    assert {row["place"] for row in outside}.isdisjoint({"大竹县", "渠县"})
