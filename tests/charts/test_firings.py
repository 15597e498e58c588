"""The rules page: every rule with its parameters, counts and clause, and where it fired."""

from datetime import date, datetime

import polars as pl

from charts.rules.by_family import rules_by_family
from charts.rules.firings import example_text, firings_table, rule_card, rules_sentence, rules_table
from charts.rules.parameters import parameters
from domain.facts import Facts
from tests.charts.frames import NASTY

KNOWN = frozenset({"landed_count", "landed_contract", "signed_contract"})


def _counts(facts: Facts, **fired: int) -> pl.DataFrame:
    names = ("fired", "explained", "unexplained", "waived", "suspected", "settled")
    rows = [{"code": rule.code} | dict.fromkeys(names, 0) for rule in facts.rules.rule]
    rows[0] |= fired
    return pl.DataFrame(rows)


def _firing(**changes: object) -> pl.DataFrame:
    row = {
        "place": "渠县",
        "period": "2023-06-09",
        "receipt": "20230610-0001",
        "status": "accepted",
        "level": "explain",
        "message": NASTY,
        "reason": None,
        "author": None,
        "explained_at": None,
        "state": "unexplained",
        "outcome_reason": None,
        "outcome_author": None,
        "decided_at": None,
        "submission": "s",
    }
    kinds = {"reason": pl.String, "explained_at": pl.Datetime, "outcome_reason": pl.String, "decided_at": pl.Datetime}
    return pl.DataFrame([row | changes], schema_overrides=kinds)


def test_every_rule_stands_with_its_level_and_opens(facts: Facts) -> None:
    html = rules_table(_counts(facts, fired=3, unexplained=2), facts.seasons["3"], facts)
    assert all(f'data-act="rule:{rule.code}"' in html for rule in facts.rules.rule)
    assert all(rule.title in html for rule in facts.rules.rule)


def test_the_families_are_folded_and_open_where_something_waits(facts: Facts) -> None:
    counts = _counts(facts, fired=3, unexplained=2).with_columns(
        pl.Series("family", [rule.family for rule in facts.rules.rule])
    )
    html = rules_by_family(counts, facts)
    first = facts.sentences[f"family_{facts.rules.rule[0].family}"]
    assert html.count("<details") == len({rule.family for rule in facts.rules.rule})
    assert html.count("<details open>") == 1
    alike = sum(rule.family == facts.rules.rule[0].family for rule in facts.rules.rule)
    assert f"<details open><summary>{first}<small>{alike}条，触发3处，待说明2处</small>" in html
    assert all(f'data-act="rule:{rule.code}"' in html for rule in facts.rules.rule)


def test_parameters_are_told_for_the_columns_at_hand(facts: Facts) -> None:
    rules = facts.rules.by_code()
    assert parameters(rules["cell.bound"].check, KNOWN, facts).count("；") == len(KNOWN) - 1
    assert parameters(rules["return.pairs"].check, KNOWN, facts) == "落地项目数量 与 落地项目合同金额"
    bounds = parameters(rules["cell.bound"].check, KNOWN, facts)
    soars, collapses = (rules[code].check for code in ("cell.soars", "cell.collapses"))
    leaps = [parameters(soars.model_copy(update={"of": of}), KNOWN, facts) for of in ("amount", "count", "any")]
    assert leaps == [f"{told}达到上期1,000倍（上期不足0.1的不判）" for told in ("各项金额", "各项数量", "各项")]
    assert parameters(collapses, KNOWN, facts) == "各项金额不足上期的1/1,000"
    assert bounds == "新签约项目合同金额 5,000亿元；落地项目数量 2,000个；落地项目合同金额 5,000亿元"


def test_what_a_rule_looks_at_is_every_figure_only_where_it_is(facts: Facts) -> None:
    told = {rule.code: parameters(rule.check, frozenset(), facts) for rule in facts.rules.rule}
    every = [code for code, words in told.items() if words == "各项累计数"]
    assert every == ["history.falls", "history.vanishes", "history.ahead"]
    assert told["cross.told"] == told["cross.ledger"]
    assert told["cross.flags"].startswith("项目名称相同的，企业类别也相同（世界500强、")
    left_out = "明细 › 房地产项目为“是”、明细 › 政府投资项目为“是”的，明细 › 投资额低于投资额下限的，不计入"
    assert told["evidence.excluded"] == left_out
    assert told["evidence.tally"] == f"任务的累计完成数 = 计入的明细条数；{left_out}"


def test_the_sentence_counts_what_fired_and_what_waits(facts: Facts) -> None:
    assert rules_sentence(_counts(facts), "第三季", facts) == f"第三季用到的{len(facts.rules.rule)}条规则都没有触发。"
    said = rules_sentence(_counts(facts, fired=3, explained=1, unexplained=2), "第三季", facts)
    counted = f"第三季用到{len(facts.rules.rule)}条规则，其中1条触发，共3处"
    assert said == f"{counted}；已说明1处，待说明2处，豁免0处，需核实0处。"


def test_what_a_rule_says_leaves_no_brace_open(facts: Facts) -> None:
    assert not [rule.code for rule in facts.rules.rule if "{" in example_text(rule, facts)]


def test_a_firing_says_whether_it_is_answered(facts: Facts) -> None:
    said = {"reason": NASTY, "author": "示例", "explained_at": datetime(2023, 6, 11, 1)}
    assert "待说明" in firings_table(_firing(), facts)
    assert "已豁免" in firings_table(_firing(state="waived"), facts)
    assert "已退回" in firings_table(_firing(state="returned"), facts)
    assert "需核实" in firings_table(_firing(state="suspected"), facts)
    assert "2023年6月11日 09:00" in firings_table(_firing(**said), facts)
    decided = {"outcome_reason": "示例：已核对", "outcome_author": "示例", "decided_at": datetime(2023, 6, 12, 1)}
    assert "示例：已核对（示例，2023年6月12日 09:00）" in firings_table(_firing(**said, **decided), facts)
    assert NASTY not in firings_table(_firing(**said), facts)


def test_since_when_a_rule_holds_is_said_only_where_returns_came_before(facts: Facts) -> None:
    rules, season = facts.rules.by_code(), facts.seasons["3"]
    assert "起" not in rule_card(rules["history.falls"], season, facts).split("依据")[0]
    later = rules["history.falls"].model_copy(update={"since": date(2023, 6, 1)})
    assert "，2023年6月1日起" in rule_card(later, season, facts)
