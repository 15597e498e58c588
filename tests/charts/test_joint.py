"""A joint preview: who moves when several returns are handed in together."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import polars as pl

from charts.returns.joint import joint_cards, joint_sentence
from domain.facts import Facts
from domain.indicators import Indicator


def _row(place: str, ranks: tuple[int | None, int | None], indicator: str = "funds_in_place") -> dict[str, Any]:
    completion = {"guarantee_completion_before": Decimal("0.412"), "guarantee_completion": Decimal("0.43")}
    actual = {"actual_before": Decimal(40), "actual": Decimal(42)}
    ranked = {"rank_before": ranks[0], "rank": ranks[1]}
    return {"place_key": place, "indicator": indicator} | actual | completion | ranked


def _told(*rows: dict[str, Any], day: date = date(2022, 9, 30)) -> Any:
    return SimpleNamespace(day=day, standing=pl.DataFrame(rows))


def test_the_units_whose_rank_changes_are_named_before_and_after(facts: Facts) -> None:
    told = _told(_row("dazhu", (3, 2)), _row("quxian", (2, 3)), _row("wanyuan", (None, 4)), _row("kaijiang", (1, 1)))
    assert joint_sentence(told, 9, facts) == (
        "9份一并提交后，截至2022年9月30日，到位资金名次变化：大竹县 3 → 2、渠县 2 → 3、万源市 — → 4。"
    )


def test_where_no_rank_changes_that_is_said(facts: Facts) -> None:
    told = _told(_row("dazhu", (3, 3)))
    assert joint_sentence(told, 2, facts) == "2份一并提交后，截至2022年9月30日各单位主要指标的名次不变。"


def test_one_return_is_not_called_several(facts: Facts) -> None:
    told = _told(_row("dazhu", (3, 3)))
    assert joint_sentence(told, 1, facts) == "提交后，截至2022年9月30日各单位主要指标的名次不变。"


def test_a_unit_that_is_pushed_is_shown_too_and_one_that_stays_is_not(money: Indicator, facts: Facts) -> None:
    silent = _row("dazhu", (None, None), "foreign_capital_used") | dict.fromkeys(("actual", "actual_before"))
    own = _told(_row("dazhu", (3, 2)), _row("quxian", (2, 3)), _row("kaijiang", (1, 1)), silent)
    later = _told(_row("dazhu", (2, 2)), day=date(2022, 12, 31))
    joint = SimpleNamespace(season="2022", count=1, places=["dazhu"], told=(own, later))
    html = joint_cards([joint], facts)
    assert money.short in html
    assert "实际利用外资" not in html
    assert html.count("渠县 <small>不在这些文件中</small>") == 1
    assert "开江县" not in html
    assert "41.2% → 43.0%" in html
    assert html.index("名次 3 → 2") < html.index("<details><summary>截至2022年12月31日（台账最近一天）")
