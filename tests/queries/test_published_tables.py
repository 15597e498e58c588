"""Tables other governments have published come out digit for digit through the same ledger and the same words."""

from decimal import Decimal

import pytest

from domain.facts import Facts
from domain.numbers import half_up, round_half_up, show_change
from queries.ask import ask
from queries.store import Store
from tests.ledger_rows import Row, put, with_places, with_targets
from tests.queries.conftest import Opening

# 达州市发展改革委，2018年1—7月，亿元：单位、前三季度计划、完成、占比（%）
DAZHOU_2018 = [
    ("市本级", "144.8", "112.9", "78.0"),
    ("通川区", "43.4", "35.9", "82.7"),
    ("达川区", "29.5", "26.8", "90.8"),
    ("宣汉县", "36.2", "30.4", "84.0"),
    ("开江县", "17.6", "13.6", "77.3"),
    ("大竹县", "25.8", "21.9", "84.9"),
    ("渠县", "20.9", "16.9", "80.9"),
    ("经开区", "30.1", "18", "59.8"),
    ("万源市", "23.2", "15.1", "65.1"),
]
# 攀枝花市，2006年1—10月，万元：分项、目标、到位、完成（%）、超进度（百分点，未公布的为空）
PANZHIHUA_2006 = [
    ("合计", "800000", "1005136", "125.64", "+42.31"),
    ("国内省外", "250000", "412678", "165.07", "+81.74"),
    ("市外省内", "250000", "176031", "70.41", "−12.92"),
    ("市内", "300000", "416427", "138.81", ""),
    ("农业", "40000", "32824", "82.06", ""),
    ("工业", "500000", "657465", "131.49", ""),
    ("第三产业", "260000", "314847", "121.10", ""),
]


def _store(opened: Opening, facts: Facts, table: list[tuple[str, str, str]], indicator: str, period: str) -> Store:
    """A ledger in which each line (label, target, actual) of a table is a place with one return."""
    known = with_places(facts, [label for label, _, _ in table])
    targets = {f"p{n}": (target, None) for n, (_, target, _) in enumerate(table, 1)}
    store = opened(with_targets(known, indicator, "2022", targets))
    put(store, *(Row(f"p{n}", period, {indicator: actual}) for n, (_, _, actual) in enumerate(table, 1)))
    return store


def _by_place(store: Store, indicator: str, as_of: str) -> dict[str, dict[str, object]]:
    answer = ask(store, "completion/by_place", year="2022", indicator=indicator, as_of=as_of)
    return {row["place"]: row for row in answer.iter_rows(named=True)}


def test_dazhou_2018_percentages(opened: Opening, facts: Facts) -> None:
    store = _store(opened, facts, [line[:3] for line in DAZHOU_2018], "funds_in_place", "2022-07")
    answer = _by_place(store, "funds_in_place", "2022-08-15")
    shown = {place: half_up(row["actual"] * 100, row["guarantee_target"], 1) for place, row in answer.items()}  # type: ignore[operator, arg-type]
    assert shown == {label: Decimal(percent) for label, _, _, percent in DAZHOU_2018}


def test_dazhou_2018_city_is_the_sum_over_the_sum(opened: Opening, facts: Facts) -> None:
    store = _store(opened, facts, [line[:3] for line in DAZHOU_2018], "funds_in_place", "2022-07")
    city = ask(store, "completion/city", season="2022", as_of="2022-08-15").row(0, named=True)
    assert (city["guarantee_target"], city["actual"]) == (Decimal("371.5"), Decimal("291.5"))
    assert round_half_up(city["guarantee_completion"] * 100, 1) == Decimal("78.5")


def test_dazhou_2018_ranks_without_the_city_itself(opened: Opening, facts: Facts) -> None:
    store = _store(opened, facts, [line[:3] for line in DAZHOU_2018[1:]], "funds_in_place", "2022-07")
    answer = ask(store, "completion/by_place", year="2022", indicator="到位资金", as_of="2022-08-15")
    assert answer["place"].to_list() == ["达川区", "大竹县", "宣汉县", "通川区", "渠县", "开江县", "万源市", "经开区"]
    assert answer["rank"].to_list() == [1, 2, 3, 4, 5, 6, 7, 8]


def test_liuzhou_2011_against_both_targets(opened: Opening, facts: Facts) -> None:
    known = with_targets(with_places(facts, ["柳州"]), "funds_in_place", "2022", {"p1": ("410", "430")})
    store = opened(known)
    put(store, Row("p1", "2022-06", {"funds_in_place": "251.25"}))
    row = _by_place(store, "funds_in_place", "2022-07-31")["柳州"]
    assert [round_half_up(row[name] * 100, 2) for name in ("guarantee_completion", "work_completion")] == [  # type: ignore[operator]
        Decimal("61.28"),
        Decimal("58.43"),
    ]


@pytest.mark.parametrize(
    ("values", "digits", "published"),
    [
        (
            {"signed_projects": "247", "registered_projects": "244", "started_projects": "222",
             "project_contracts": "1077", "project_funds": "370"},
            {"registration_rate": (1, "98.8"), "start_rate": (0, "90"), "funds_rate": (0, "34")},
            "许昌 2017",
        ),
        (
            {"signed_projects": "218", "registered_projects": "199", "started_projects": "118"},
            {"registration_rate": (2, "91.28"), "start_rate": (2, "54.13")},
            "安庆 2018",
        ),
    ],
    ids=["许昌 2017", "安庆 2018"],
)  # fmt: skip
def test_follow_through_ratios_as_published(
    opened: Opening, facts: Facts, values: dict[str, str], digits: dict[str, tuple[int, str]], published: str
) -> None:
    store = opened(with_places(facts, [published]))
    put(store, Row("p1", "2022-12", values, received_at="2023-01-05"))
    rates = ask(store, "follow_through/city", season="2022", as_of="2023-01-05")
    found = {row["ratio"]: row["rate"] for row in rates.iter_rows(named=True)}
    assert {key: round_half_up(found[key] * 100, places) for key, (places, _) in digits.items()} == {
        key: Decimal(percent) for key, (_, percent) in digits.items()
    }


def test_panzhihua_2006_and_its_exact_tie(opened: Opening, facts: Facts) -> None:
    store = _store(opened, facts, [line[:3] for line in PANZHIHUA_2006], "foreign_capital_used", "2022-10")
    answer = _by_place(store, "foreign_capital_used", "2022-11-15")
    for label, _, _, percent, lead in PANZHIHUA_2006:
        row = answer[label]
        assert round_half_up(row["guarantee_completion"] * 100, 2) == Decimal(percent)  # type: ignore[operator]
        assert not lead or show_change(row["lead_points"], 2) == lead  # type: ignore[arg-type]
    assert show_change(answer["第三产业"]["lead_points"], 2) == "+37.76"  # type: ignore[arg-type]


def test_panzhihua_2006_prints_31_32_as_a_share_of_the_total_not_as_a_lead() -> None:
    assert half_up(Decimal(314847) * 100, Decimal(1005136), 2) == Decimal("31.32")


def test_629_0_of_647_4_at_month_10_is_13_8_points_ahead(opened: Opening, facts: Facts) -> None:
    store = _store(opened, facts, [("示例市", "647.4", "629.0")], "funds_in_place", "2022-10")
    lead = _by_place(store, "funds_in_place", "2022-11-15")["示例市"]["lead_points"]
    assert show_change(lead) == "+13.8"  # type: ignore[arg-type]
