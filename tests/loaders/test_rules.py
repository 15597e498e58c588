"""Rules asked of a return as it arrives: each with an example that passes and one that fails, taken in for real."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from domain.checks import kinds as checks
from domain.dates import read_moment
from domain.facts import Facts, load_facts
from domain.findings import Finding
from domain.forms import Form
from domain.rules import FAMILIES, Example, Rule, Told
from loaders.receipts import Receipt
from loaders.records.explaining import Correction, Waiver, correct, waive
from loaders.records.withdrawing import withdraw
from loaders.rules.asking import CHECKS
from queries.ask import ask
from queries.store import Store
from tests.drawing import Drawing, draw
from tests.loaders.conftest import Drawn, Taking

RULES = load_facts(Path(__file__).resolve().parents[2] / "data").rules.rule
PERIODS = {
    "month": ("2022-04", "2022-06", "2022-05"),
    "halfmonth": ("2022-05-15", "2022-06-15", "2022-05-31"),
    "week": ("2023-06-09", "2023-06-23", "2023-06-16"),
    None: ("2021年", "2023年", "2022年"),
}
ARRIVING = [rule for rule in RULES if not rule.city_wide]
CITY_WIDE = [rule for rule in RULES if rule.city_wide]
Sending = Callable[[Example], Receipt]


@pytest.fixture
def sending(facts: Facts, taking: Taking, tmp_path: Path) -> Sending:
    """Draws what stands beside, before, after and now in an example and takes it in; the last receipt."""

    def send(example: Example) -> Receipt:
        form, receipt = facts.form(example.form), None
        periods, sender = PERIODS[form.rhythm], facts.reporters.of(form.reporter)[3].label
        if example.beside:
            place = "渠县" if example.form == example.beside_form else sender
            held = facts.form(example.beside_form)
            rows = [_blanks(held) | _typed(told) for told in example.beside]
            taking(draw(tmp_path / "另表.xlsx", Drawing(held, place, periods[-1], rows)), at="2023-06-27T08:00")
        for period, told in zip(periods, (example.before, example.after, example.now), strict=True):
            if told:
                total = _typed(example.total) if told == example.now else {}
                below = [["合计", *(total.get(column.name) for column in form.columns[1:])]] if total else []
                rows = [_blanks(form) | _typed(row) for row in (told, example.again) if row]
                drawing = Drawing(form, sender, period, rows, below=below)
                [receipt] = taking(draw(tmp_path / f"{period}.xlsx", drawing), at="2023-06-27T09:00")
        assert receipt is not None
        return receipt

    return send


def _blanks(form: Form) -> dict[str, object]:
    return {column.name: "—" for column in form.columns if column.unit}


def _typed(told: Mapping[str, Told]) -> dict[str, object]:
    return {name: float(value) if isinstance(value, Decimal) else value for name, value in told.items()}


def _said(receipt: Receipt, rule: str) -> list[Finding]:
    return [finding for finding in receipt.findings if finding.code == rule]


@pytest.mark.parametrize("rule", ARRIVING, ids=lambda rule: rule.code)
def test_a_rule_lets_its_passing_example_through(rule: Rule, sending: Sending) -> None:
    receipt = sending(rule.passing)
    assert receipt.status == "accepted"
    assert not _said(receipt, rule.code)


@pytest.mark.parametrize("rule", ARRIVING, ids=lambda rule: rule.code)
def test_a_rule_tells_its_failing_example_by_cell(rule: Rule, sending: Sending) -> None:
    receipt = sending(rule.failing)
    [finding] = _said(receipt, rule.code)
    assert finding.level == rule.level
    assert (receipt.status == "rejected") == (rule.level == "reject")
    assert all((finding.sheet, finding.cell, finding.read, finding.wanted))
    assert finding.message.startswith(finding.cell)
    assert finding.read in finding.message
    assert "{" not in finding.message + finding.wanted


def test_every_kind_of_check_has_a_rule_and_every_rule_both_examples() -> None:
    assert {rule.check.kind for rule in ARRIVING} == set(CHECKS)
    assert {rule.check.kind for rule in CITY_WIDE} == set(checks.CITY_WIDE)
    assert len(RULES) == 48
    assert {rule.family for rule in RULES} == set(FAMILIES)
    assert all(rule.passing.now and rule.failing.now for rule in RULES)
    looking_back = {rule.code for rule in RULES if rule.looks_back or rule.check.kind == "row_falls"}
    assert {rule.code for rule in RULES if rule.failing.before} == looking_back


def test_a_blank_cell_does_not_also_complain(drawn: Drawn, taking: Taking) -> None:
    [receipt] = taking(drawn(landed_count=None, landed_contract=12, landed_filed=11))
    assert [finding.code for finding in receipt.findings] == ["value.missing"]


def test_a_cell_that_is_refused_is_complained_of_once(drawn: Drawn, taking: Taking) -> None:
    taking(drawn("1.xlsx", period="2023年6月2日", signed_contract=12.5), at="2023-06-03T09:00")
    [receipt] = taking(drawn("2.xlsx", signed_contract=146000))
    assert [finding.code for finding in receipt.findings] == ["cell.soars"]
    assert "20230603-0001" in receipt.findings[0].message


def test_the_return_before_is_the_last_accepted_one_of_the_same_unit(drawn: Drawn, taking: Taking) -> None:
    taking(
        drawn("1.xlsx", period="2023年5月26日", briefings=20),
        drawn("2.xlsx", period="2023年6月2日", briefings="约30"),
        drawn("3.xlsx", period="2023年6月2日", place="渠县", briefings=90),
        drawn("4.xlsx", period="2023年6月16日", briefings=80),
        at="2023-06-20T09:00",
    )
    [receipt] = taking(drawn("5.xlsx", briefings=19), at="2023-06-20T10:00")
    [finding] = receipt.findings
    assert (finding.code, finding.wanted) == ("history.falls", "不小于 20条")
    assert "2023年5月26日" in finding.message


def test_returns_of_a_batch_are_compared_in_the_order_of_their_periods(drawn: Drawn, taking: Taking) -> None:
    days = ["2023年5月26日", "2023年6月16日", "2023年6月2日", "2023年6月9日", "2023年6月9日"]
    paths = [drawn(f"{n}.xlsx", period=day, briefings=50 - n) for n, day in enumerate(days)]
    at_once = [[finding.wanted for finding in receipt.findings] for receipt in taking(*paths, at="2023-06-20T09:00")]
    assert at_once == [[], ["不小于 50条"], ["不小于 50条"], ["不小于 48条"], ["不小于 48条"]]


def test_a_return_is_compared_with_what_the_city_has_put_right(
    store: Store, facts: Facts, drawn: Drawn, taking: Taking
) -> None:
    taking(drawn("1.xlsx", period="2023年6月2日", signed_contract=4000, signed_count=400), at="2023-06-03T09:00")
    correct(store, facts, _correction("4000", "40"))
    [receipt] = taking(drawn("2.xlsx", signed_contract=45, signed_count=401))
    assert receipt.findings == ()


def test_a_correction_that_has_ended_leaves_what_was_reported_to_compare_with(
    store: Store, facts: Facts, drawn: Drawn, taking: Taking
) -> None:
    taking(drawn("1.xlsx", period="2023年6月2日", signed_contract=40), at="2023-06-03T09:00")
    correct(store, facts, _correction("40", "30", ends_on=date(2023, 6, 9)))
    [receipt] = taking(drawn("2.xlsx", signed_contract=35), at="2023-06-09T10:00")
    assert receipt.findings == ()
    withdraw(store, receipt.receipt, reason="示例：再报", author="示例核验员", made_at=read_moment("2023-06-09T11:00"))
    [receipt] = taking(drawn("3.xlsx", signed_contract=35, briefings=13), at="2023-06-10T10:00")
    assert [(finding.code, finding.wanted) for finding in receipt.findings] == [("history.falls", "不小于 40亿元")]


def _correction(guard: str, value: str, ends_on: date | None = None) -> Correction:
    return Correction(
        season="3",
        form="season-3/basic",
        place="宣汉县",
        period="2023-06-02",
        indicator="signed_contract",
        guard=Decimal(guard),
        value=Decimal(value),
        reason="示例：万元误填为亿元",
        author="示例核验员",
        made_at=read_moment("2023-06-05T09:00"),
        ends_on=ends_on,
    )


def _waiver(guard: str, ends_on: date | None = None) -> Waiver:
    return Waiver(
        rule="cell.bound",
        form="season-3/basic",
        place="宣汉县",
        indicator="signed_contract",
        guard=Decimal(guard),
        reason="示例：已核对合同",
        author="示例核验员",
        made_at=read_moment("2023-06-08T09:00"),
        ends_on=ends_on,
    )


def test_a_waived_value_is_accepted_with_a_hint_that_says_so(
    store: Store, facts: Facts, drawn: Drawn, taking: Taking
) -> None:
    path = drawn(signed_contract=6000, signed_count=300)
    assert taking(path, at="2023-06-07T10:00")[0].status == "rejected"
    waive(store, facts, _waiver("6000", ends_on=date(2023, 6, 30)))
    [receipt] = taking(path)
    [finding] = receipt.findings
    assert (receipt.status, finding.level) == ("accepted", "hint")
    assert "已豁免：示例：已核对合同。登记人：示例核验员，有效至2023年6月30日。" in finding.message


@pytest.mark.parametrize("waiver", [_waiver("6001"), _waiver("6000", ends_on=date(2023, 6, 9))])
def test_a_waiver_covers_its_own_value_until_its_day(
    store: Store, facts: Facts, drawn: Drawn, taking: Taking, waiver: Waiver
) -> None:
    waive(store, facts, waiver)
    [receipt] = taking(drawn(signed_contract=6000, signed_count=300))
    assert receipt.status == "rejected"


def test_many_firings_of_a_rule_are_counted_not_listed(facts: Facts, taking: Taking, tmp_path: Path) -> None:
    rows = [{"project": f"示例项目{n}", "state": "开工", "contract": 3} for n in range(40)]
    [receipt] = taking(
        draw(tmp_path / "台账.xlsx", Drawing(facts.form("ledger"), "宣汉县", "2023-06-09", rows)), at="2023-06-10"
    )
    assert len(_said(receipt, "row.proof")) == facts.rules.most_told
    [more] = _said(receipt, "rule.more")
    assert "还有 10 处" in more.message
    assert not more.read


@pytest.mark.parametrize("rule", CITY_WIDE, ids=lambda rule: rule.code)
def test_a_city_wide_rule_tells_the_projects_of_both_units_and_only_those(
    rule: Rule, sending: Sending, store: Store
) -> None:
    sending(rule.passing)
    assert ask(store, "rules/fired", season="3", as_of="2023-06-30").is_empty()
    sending(rule.failing)
    fired = ask(store, "rules/fired", season="3", as_of="2023-06-30").filter(code=rule.code).sort("place")
    assert fired["place"].to_list() == ["宣汉县", "渠县"]
    assert set(fired["state"]) == {"suspected"}
    for row in fired.iter_rows(named=True):
        assert row["message"].startswith(f"{row['cell']} 项目“{row['read']}”")
        assert "{" not in row["message"]
        assert "需核实" in row["message"]


def test_a_generic_name_is_not_taken_for_the_same_project(facts: Facts, store: Store, sending: Sending) -> None:
    rule = facts.rules.by_code()["city.same_name"]
    short = [{"project": "标准厂房", "state": "签约", "contract": Decimal(n)} for n in (3, 4)]
    sending(Example(form="ledger", now=short[0], beside=(short[1],)))
    assert ask(store, "rules/fired", season="3", as_of="2023-06-30").filter(code=rule.code).is_empty()


def test_figures_are_compared_with_the_ledger_of_their_own_week_only(
    facts: Facts, drawn: Drawn, taking: Taking, tmp_path: Path
) -> None:
    project = {"project": "示例项目甲", "state": "签约", "contract": 12, "signed_on": date(2023, 5, 25)}
    drawing = Drawing(facts.form("ledger"), "宣汉县", "2023-06-02", [project])
    taking(draw(tmp_path / "台账.xlsx", drawing), at="2023-06-02T09:00")
    [week_before] = taking(drawn("1.xlsx", signed_count=7), at="2023-06-09T10:00")
    assert not _said(week_before, "cross.ledger")
    [same_week] = taking(drawn("2.xlsx", period="2023年6月2日", signed_count=7), at="2023-06-09T11:00")
    assert {finding.wanted for finding in _said(same_week, "cross.ledger")} >= {"1个"}


@pytest.mark.parametrize(
    ("totals", "told"), [({1: 5, 3: 12}, []), ({1: 5, 3: 7}, []), ({0: 12}, []), ({1: 6, 3: 12}, ["6亿元"])]
)
def test_a_printed_total_may_stand_for_all_rows_or_for_its_part(
    facts: Facts, taking: Taking, tmp_path: Path, totals: dict[int, int], told: list[str]
) -> None:
    form, rows = facts.form("ledger"), [5, 3, 4]
    values: list[dict[str, object]] = []
    for at in range(len(rows) + 1):
        values += [{"project": "小计", "contract": totals[at]}] if at in totals else []
        values += [{"project": f"示例项目{at}", "state": "签约", "contract": rows[at]}] if at < len(rows) else []
    [receipt] = taking(draw(tmp_path / "台账.xlsx", Drawing(form, "宣汉县", "2023-06-09", values)), at="2023-06-10")
    assert [finding.read for finding in _said(receipt, "return.total")] == told


def test_a_landed_project_of_the_ledger_that_the_list_leaves_out_is_asked_about(facts: Facts, sending: Sending) -> None:
    example = facts.rules.by_code()["cross.flags"].passing
    landed = {"project": "示例遗漏项目", "state": "落地", "categories": "平台型、总部型", "contract": Decimal(3)}
    days = {"signed_on": date(2023, 5, 25), "licensed_on": date(2023, 6, 2)}
    receipt = sending(example.model_copy(update={"beside": (*example.beside, landed | days)}))
    [finding] = _said(receipt, "cross.flags")
    assert "项目“示例遗漏项目”的企业类别为没有列出" in finding.message
    assert "中为总部型、平台型" in finding.message


def test_a_list_without_a_project_of_the_ledger_says_so(facts: Facts, sending: Sending) -> None:
    example = facts.rules.by_code()["cross.flags"].passing
    other = {**example.now, "project": "示例别的项目"}
    told = _said(sending(example.model_copy(update={"now": other})), "cross.flags")
    assert [("示例别的项目" in one.message, one.wanted) for one in told] == [(True, "没有列出"), (False, "外资企业")]
