"""Chains on the screen: the conclusion, the rank, the tiles, and nothing from a file trusted."""

from decimal import Decimal
from typing import Any

import polars as pl

from charts.chains.loose import loose_sentence, loose_table
from charts.chains.ranking import chains_table
from charts.chains.words import chains_sentence
from domain.facts import Facts
from domain.saying import figures_of
from tests.charts.frames import as_read

RATIOS = (("registration_rate", "注册率", "0.9"), ("funds_rate", "资金到位率", "0.3"))


def _ranking(*chains: tuple[str | None, str, str]) -> pl.DataFrame:
    """Chains with (name, rate of registration, signed), ranked as they come."""
    rows = []
    for rank, (chain, rate, signed) in enumerate(chains, 1):
        for key, label, target in RATIOS:
            met = Decimal(rate) >= Decimal(target)
            row: dict[str, Any] = {
                "industry": "能源化工", "chain": chain, "ratio": key, "label": label, "numerator": Decimal(1),
                "denominator": Decimal(signed), "rate": Decimal(rate), "target": Decimal(target), "met": met,
                "needed_projects": 0 if met else 2, "needed_money": None, "rank": None if chain is None else rank,
                "rank_change": 1 if rank == 1 else None, "change_points": Decimal("1.25"),
                "signed": Decimal(signed), "signed_money": Decimal(signed) * 2, "signed_gain": Decimal(1),
                "landed": Decimal(1),
            }  # fmt: skip
            rows.append(row)
    return pl.DataFrame(rows)


def test_the_conclusion_names_the_last_chain_with_what_it_lacks_and_the_first(facts: Facts) -> None:
    ranking = _ranking(("肉制品", "0.95", "20"), ("锂钾综合利用", "0.8", "10.5"), (None, "0.5", "3"))
    told = chains_sentence(ranking, "registration_rate", facts, "dazhu")
    assert told == (
        "2条产业链共签约30.5个项目、合同额61.00亿元；注册率锂钾综合利用最低，为80.0%（要求90%），还差 2 个，"
        "肉制品最高，为95.0%；1条链注册率未达到；另有3个项目不在清单所列的产业链里。"
    )
    opened = {(told[one.start : one.end], one.figure) for one in figures_of(told)}
    assert opened > {
        ("2", "followed_chains/registration_rate/ranked@dazhu:"),
        ("30.5", "pace_signed/signed/ranked@dazhu:"),
        ("61.00", "pace_money/signed/ranked@dazhu:"),
        ("1", "followed_short/registration_rate/ranked@dazhu:"),
        ("3", "pace_signed/signed/unlisted@dazhu:"),
    }


def test_equal_chains_have_no_last(facts: Facts) -> None:
    said = chains_sentence(_ranking(("肉制品", "0.9", "2"), ("锂电", "0.9", "2")), "registration_rate", facts)
    assert "各链注册率都是90.0%（要求90%）" in said
    assert "最低" not in said


def test_all_that_are_last_or_first_are_named_with_what_each_lacks(facts: Facts) -> None:
    ranking = _ranking(("肉制品", "0.95", "20"), ("锂电", "0.95", "2"), ("苎麻", "0.8", "3"), ("乌梅", "0.8", "4"))
    told = chains_sentence(ranking, "registration_rate", facts)
    assert "注册率苎麻、乌梅最低，为80.0%（要求90%），各还差 2 个，肉制品、锂电最高，为95.0%；2条链" in told
    more = pl.when(pl.col("chain") == "乌梅")
    ranking = ranking.with_columns(more.then(3).otherwise("needed_projects").alias("needed_projects"))
    told = chains_sentence(ranking, "registration_rate", facts)
    assert "苎麻、乌梅最低，为80.0%（要求90%），依次还差 2 个、还差 3 个，肉制品、锂电最高" in told
    met = _ranking(("肉制品", "0.96", "20"), ("锂电", "0.95", "2"), ("苎麻", "0.95", "3"))
    assert "锂电、苎麻最低，为95.0%（要求90%），已达到，肉制品最高" in chains_sentence(met, "registration_rate", facts)


def test_nothing_signed_is_said(facts: Facts) -> None:
    assert chains_sentence(_ranking(("肉制品", "0", "0")), "registration_rate", facts) == "还没有项目归入产业链"


def test_a_name_opens_the_chain_and_a_share_those_behind(facts: Facts) -> None:
    drawn = chains_table(_ranking(("肉制品", "0.95", "20"), (None, "0.5", "3")), "registration_rate", facts)
    assert 'data-act="chain:肉制品"' in drawn
    assert 'data-act="behind:registration_rate:能源化工:肉制品"' in drawn
    assert 'data-act="loose:能源化工"' in drawn
    assert "比上期+1.3个百分点" in drawn
    assert "↑1" in drawn


def test_a_gain_of_split_projects_is_not_rounded(facts: Facts) -> None:
    for gain, told in (("0.4", "+0.4"), ("-1.250", "−1.25"), ("12", "+12")):
        ranking = _ranking(("肉制品", "0.95", "20.4")).with_columns(signed_gain=pl.lit(Decimal(gain)))
        assert f"<small>{told}</small>" in as_read(chains_table(ranking, "registration_rate", facts))
    still = _ranking(("肉制品", "0.95", "20.4")).with_columns(signed_gain=pl.lit(Decimal(0)))
    assert "<small>0</small>" not in as_read(chains_table(still, "registration_rate", facts))


def test_a_project_of_a_chain_in_no_link_may_have_told_none(facts: Facts) -> None:
    row = {"place": "大竹县", "project": "示例", "contract": None, "said_chain": "锂电", "said_link": None}
    row |= {"mapped": "chain", "lapsed": None, "chain": "锂电", "link": None, "confidence": None, "found": None}
    drawn = loose_table(pl.DataFrame([row | {"submission": "1", "row_number": 1}]), facts)
    assert "没有归入环节（未填或不在清单）" in drawn


def test_what_a_ledger_says_is_shown_as_text(facts: Facts) -> None:
    row = {
        "place": "大竹县", "project": "<img src=x onerror=alert(1)>", "contract": Decimal(1), "said_chain": "<b>",
        "said_link": None, "mapped": "unknown", "lapsed": "<i>", "chain": None, "link": None,
        "confidence": None, "found": None, "submission": "1", "row_number": 1,
    }  # fmt: skip
    drawn = loose_table(pl.DataFrame([row]), facts)
    assert "<img" not in drawn
    assert "&lt;b&gt;" in drawn
    assert "没有建议" in drawn
    links = pl.DataFrame({"link": ["示例", None], "projects": [5, 301]})
    told = "301个项目没有归入清单所列的环节，都计在全市总数里；所列1个中0个有建议。"
    assert loose_sentence(pl.DataFrame([row]), links, facts) == told
