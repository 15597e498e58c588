"""The targets of a year arrive as the printed table, count from then on, and lead back to document and cell."""

import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from openpyxl import load_workbook

from domain.dates import read_moment
from domain.errors import UsageError
from domain.facts import Facts, load_facts
from domain.numbers import half_up
from loaders.blank.periods import check_period
from loaders.blank.targets import target_form
from loaders.drafting.drafts import drafts, drop
from loaders.drafting.examining import examine
from loaders.drafting.joint import preview_together
from loaders.drafting.preview import previews
from loaders.intake import take_in
from loaders.reading.readers import Readers
from loaders.receipts import Receipt
from loaders.records.withdrawing import withdraw
from queries.ask import ask
from queries.store import Store
from tests.drawing import Drawing, draw
from tests.ledger_rows import Row, put
from tests.loaders.conftest import HOUSE, Taking
from tests.targets_drawn import COUNTY, FOREIGN, SENTENCE, cell_of, draw_printed, printed

FUNDS = "funds_in_place.guarantee"
YEAR_2023 = """
[[season]]
key = "2023"
kind = "year"
label = "2023年度经济合作目标任务（示例）"
short = "2023年"
year = 2023
action = { first = 2023-01-01, last = 2023-12-31 }
counting = { first = 2023-01-01, last = 2023-12-31 }
reporting = { first = 2023-01-01, last = 2023-12-31 }
closes = 2024-03-31
pace_basis = "month"
rhythm = "每月报送（示例）"
source = { clause = "示例：2023年度目标", standing = "assumed" }
counting_source = { clause = "示例", standing = "assumed" }
closes_source = { clause = "示例", standing = "assumed" }
"""
WHERE = ["file", "sheet", "cell", "raw", "receipt", "received_by", "received_at", "sha256"]
Annexes = Callable[..., Path]


@pytest.fixture
def annex(facts: Facts, tmp_path: Path) -> Annexes:
    """A workbook with one annex, or both, as printed; disturbed as asked."""

    def workbook(*keys: str, year: str = "2022年", name: str = "目标任务.xlsx", **disturbed: Any) -> Path:
        drawings = [printed(facts, key, year, **disturbed) for key in keys or (COUNTY, FOREIGN)]
        return draw_printed(tmp_path / name, *drawings)

    return workbook


def _levels(store: Store, as_of: str, season: str = "2022") -> dict[tuple[str, str, str], Decimal]:
    told = ask(store, "targets/in_force", season=season, as_of=as_of)
    rows = told.select("place_key", "indicator", "level_key", "value").iter_rows()
    return {(place, indicator, level): value for place, indicator, level, value in rows}


def _city(store: Store, as_of: str, season: str = "2022") -> Decimal:
    city = ask(store, "completion/city", season=season, as_of=as_of)
    return Decimal(city.filter(indicator="funds_in_place")["guarantee_target"].item())


def test_figures_of_ten_thousands_under_a_header_of_hundred_millions_are_sent_back(
    store: Store, taking: Taking, annex: Annexes
) -> None:
    receipts = taking(annex(factor=10_000), at="2022-05-20T10:00")
    told = [{one.code for one in receipt.findings if one.level == "reject"} for receipt in receipts]
    assert told == [{"cell.bound"}] * 2
    assert ask(store, "targets/in_force", season="2022", as_of="2022-05-31")["receipt"].is_null().all()


def test_the_printed_annexes_come_in_digit_for_digit(
    store: Store, facts: Facts, taking: Taking, annex: Annexes
) -> None:
    committed = {
        (row.place, row.indicator, level): value
        for row in facts.targets
        for level, value in (("guarantee", row.guarantee), ("work", row.work))
        if value is not None
    }
    county, foreign = taking(annex(), at="2022-05-20T10:00")
    assert [county.status, foreign.status, county.place] == ["accepted", "accepted", "达州市"]
    assert _levels(store, "2022-05-31") == committed
    kept = store.query("select count(*) from target_value where value is not null").item()
    assert kept == len(committed)


def test_a_target_leads_to_its_document_and_cell(store: Store, facts: Facts, taking: Taking, annex: Annexes) -> None:
    whose = {"season": "2022", "indicator": "到位资金", "place": "宣汉县"}
    assert ask(store, "targets/in_force", as_of="2022-05-19", **whose)["file"].to_list() == [None, None]
    county, _ = taking(annex(), at="2022-05-20T10:00")
    row = ask(store, "targets/in_force", as_of="2022-05-20", **whose).row(0, named=True)
    cell = cell_of(printed(facts, COUNTY), "宣汉县", FUNDS, facts)
    assert (row["file"], row["sheet"], row["cell"], row["receipt"]) == ("目标任务.xlsx", "附件1", cell, county.receipt)


def test_every_figure_of_a_target_handed_in_lists_its_cell_receipt_and_sender(
    store: Store, facts: Facts, taking: Taking, annex: Annexes
) -> None:
    county, foreign = taking(annex(), at="2022-05-20T10:00")
    put(store, Row("dazhu", "2022-05", {"funds_in_place": "40", "signed_projects": "10", "registered_projects": "9"}))
    drawing = printed(facts, COUNTY)
    funds, sentence = (cell_of(drawing, *at, facts) for at in (("大竹县", FUNDS), ("通川区", "follow_through")))
    numbers: dict[str, dict[str, str | None]] = {
        "guarantee_completion/2022/funds_in_place/dazhu": {"guarantee": funds},
        "reported_needed/2022/registration_rate/dazhu": {"share_asked": sentence},
        "followed_gap/2022/registration_rate/dazhou": {"share_asked": sentence},
        "score_rank/2022/year-2022-composite/dazhu": {"guarantee": None, "work": None},
        "work_target/2022/funds_in_place/dazhou": {"work": None},
    }
    for number, cells in numbers.items():
        rows = ask(store, "evidence/cells", figure=number, as_of="2022-05-31")
        for role, cell in cells.items():
            told = rows.filter(role_key=role)
            assert set(told["receipt"]) <= {county.receipt, foreign.receipt}
            assert not told.select(pl.any_horizontal(pl.col(WHERE).is_null())).to_series().any()
            assert told.height
            assert cell is None or set(told.select("cell").to_series()) == {cell}
            assert role != "share_asked" or SENTENCE in told["raw"].to_list()


def test_the_shares_a_sentence_asks_for_count_as_of_the_upload(store: Store, taking: Taking, annex: Annexes) -> None:
    """The order of the sentence decides which share is whose; one that names fewer shares than ratios changes none."""
    said = "2019年以来签约项目开工率、注册率、投产率、资金到位率分别达到85%、95%、25％、32.5%。"
    taking(annex(COUNTY, sentence=said), at="2022-05-20T10:00")
    taking(annex(COUNTY, sentence="开工率、注册率达到85%。", name="另一份.xlsx"), at="2022-06-20T10:00")

    def asked(day: str) -> list[str]:
        city = ask(store, "follow_through/city", season="2022", as_of=day)
        return [f"{share.normalize():f}" for share in city["target"]]

    assert asked("2022-05-19") == ["0.9", "0.8", "0.2", "0.3"]
    assert asked("2022-05-31") == ["0.95", "0.85", "0.25", "0.325"]
    assert asked("2022-06-30") == ["0.9", "0.8", "0.2", "0.3"]


@pytest.mark.parametrize("slip", ["250", "3000000000", "15—20", "15~20", "15－20"])
def test_a_sentence_with_a_range_or_a_share_above_the_whole_changes_no_share(
    store: Store, taking: Taking, annex: Annexes, slip: str
) -> None:
    taking(annex(COUNTY, sentence=f"注册率、投产率分别达到95%、{slip}%。"), at="2022-05-20T10:00")
    asked = ask(store, "follow_through/asked", season="2022", as_of="2022-05-31")
    assert asked["target"].to_list() == [Decimal("0.9"), Decimal("0.8"), Decimal("0.2"), Decimal("0.3")]


def test_a_sentence_decides_on_the_ratios_it_names_and_of_two_the_lower_counts(
    store: Store, facts: Facts, taking: Taking, annex: Annexes
) -> None:
    path = annex(COUNTY, sentence="2019年以来签约项目开工率、注册率分别达到85%、95%。")
    book = load_workbook(path)
    sheet = book.worksheets[0]
    merged = next(one for one in sheet.merged_cells.ranges if "2019年" in str(one.start_cell.value))
    sheet.unmerge_cells(str(merged))
    below = {1: "开工率达到75%。", 2: "投产率、注册率达到60%。", 3: "投产率、投产率分别达到50%、60%。"}
    for down, sentence in below.items():
        sheet.cell(merged.min_row + down, merged.min_col, sentence)
    book.save(path)
    taking(path, at="2022-05-20T10:00")
    asked = ask(store, "follow_through/asked", season="2022", as_of="2022-05-31")
    assert asked.select("ratio", "target").rows() == [
        ("registration_rate", Decimal("0.95")),
        ("start_rate", Decimal("0.75")),
        ("production_rate", Decimal("0.2")),
        ("funds_rate", Decimal("0.3")),
    ]
    city = ask(store, "follow_through/city", season="2022", as_of="2022-05-31")
    assert city["target"].to_list() == asked["target"].to_list()


def test_the_table_to_fill_in_says_the_shares_in_force(
    store: Store, facts: Facts, taking: Taking, annex: Annexes
) -> None:
    said = "2019年以来签约项目开工率、注册率、投产率、资金到位率分别达到85%、95%、25％、32.5%。"
    taking(annex(COUNTY, sentence=said), at="2022-05-20T10:00")
    content = target_form(store, facts, facts.forms[COUNTY], facts.seasons["2022"], read_moment("2022-05-31"))
    told = {cell.value for row in load_workbook(BytesIO(content)).worksheets[0].iter_rows() for cell in row}
    assert "2019年以来签约项目注册率、开工率、投产率、资金到位率分别达到95%、85%、25%、32.5%。" in told


def test_completion_moves_as_of_the_upload_and_back_when_it_is_taken_back(
    store: Store, taking: Taking, annex: Annexes
) -> None:
    put(store, Row("xuanhan", "2022-06", {"funds_in_place": "58"}))
    [receipt] = taking(annex(COUNTY, changed={("宣汉县", FUNDS): 116}), at="2022-08-01T10:00")
    assert [finding.code for finding in receipt.findings if finding.level == "explain"] == ["target.total_differs"]

    def share(day: str) -> Decimal:
        answer = ask(store, "completion/by_place", season="2022", indicator="到位资金", as_of=day)
        return Decimal(answer.filter(place="宣汉县")["guarantee_completion"].item())

    assert [half_up(share(day) * 1000, 10, 1) for day in ("2022-07-31", "2022-08-01")] == [Decimal("50.4"), 50]
    withdraw(store, receipt.receipt, reason="示例：数字有误", author="示例", made_at=read_moment("2022-08-10T10:00"))
    assert share("2022-08-09") == Decimal("0.5")
    assert share("2022-08-10") == share("2022-07-31")


def test_a_table_decides_on_all_its_columns_and_on_no_others(store: Store, taking: Taking, annex: Annexes) -> None:
    gone = {("达川区", "projects_5b_10b.guarantee"): "—", ("合计", "projects_5b_10b.guarantee"): 5}
    before = _levels(store, "2022-05-19")
    taking(annex(COUNTY, changed=gone), at="2022-05-20T10:00")
    after = _levels(store, "2022-05-20")
    assert set(before) - set(after) == {("dachuan", "projects_5b_10b", "guarantee")}
    band = ask(store, "completion/by_place", season="2022", indicator="1531: 50—100亿元", as_of="2022-06-30")
    assert band.filter(place="达川区")["status"].item() == "no_task"


def test_the_later_table_counts_and_the_earlier_stays_known(store: Store, taking: Taking, annex: Annexes) -> None:
    taking(annex(COUNTY, factor=2), at="2022-06-01T10:00")
    taking(annex(COUNTY, factor=3, name="调整.xlsx"), at="2022-07-01T10:00")
    assert [_city(store, day) for day in ("2022-05-31", "2022-06-30", "2022-07-01")] == [610, 1220, 1830]


def test_targets_entered_after_the_year_was_closed_count_from_its_first_day(
    store: Store, taking: Taking, annex: Annexes
) -> None:
    taking(annex(COUNTY, factor=2), at="2026-11-22T10:00")
    assert _city(store, "2022-09-30") == 1220


def test_a_rejected_table_moves_no_target(store: Store, taking: Taking, annex: Annexes) -> None:
    [receipt] = taking(annex(COUNTY, changed={("达川区", FUNDS): 0}), at="2022-06-01T10:00")
    assert receipt.status == "rejected"
    assert _city(store, "2022-06-02") == 610


@pytest.fixture
def next_year(tmp_path: Path) -> Iterator[Store]:
    """An empty ledger with a data folder that knows the year 2023 and nothing else new."""
    shutil.copytree(HOUSE / "data", tmp_path / "data")
    with (tmp_path / "data" / "seasons.toml").open("a", encoding="utf-8") as seasons:
        seasons.write(YEAR_2023)
    store = Store(f"duckdb:///{tmp_path}/next.duckdb", load_facts(tmp_path / "data"))
    yield store
    store.close()


def _take(store: Store, path: Path, folder: Path, at: str) -> list[Receipt]:
    files = [(path.name, path)]
    return list(take_in(store, store.facts, files, received_at=read_moment(at), by="示例", folder=folder))


def test_a_new_years_completion_appears_with_the_upload_of_its_table(
    next_year: Store, annex: Annexes, tmp_path: Path
) -> None:
    facts = next_year.facts
    path = annex(year="2023年", factor=2, name="2023年目标任务（示例）.xlsx")
    assert ask(next_year, "completion/city", season="2023", as_of="2023-03-31").is_empty()
    assert {receipt.status for receipt in _take(next_year, path, tmp_path, "2023-03-01T10:00")} == {"accepted"}
    monthly = facts.forms["annual/monthly"]
    figures = dict.fromkeys((column.name for column in monthly.columns), "—") | {"funds_in_place": 24}
    report = draw(tmp_path / "通川区.xlsx", Drawing(monthly, "通川区", "2023年3月", figures))
    [receipt] = _take(next_year, report, tmp_path, "2023-04-05T10:00")
    assert receipt.status == "accepted"
    answer = ask(next_year, "completion/by_place", season="2023", indicator="到位资金", as_of="2023-04-05")
    row = answer.filter(place="通川区").row(0, named=True)
    assert (row["guarantee_target"], row["guarantee_completion"], row["work_target"]) == (120, Decimal("0.2"), 130)
    assert _city(next_year, "2023-04-05", "2023") == 1220
    assert _city(next_year, "2023-04-05") == 610


@pytest.mark.parametrize("key", [COUNTY, FOREIGN])
def test_the_official_table_holds_what_is_in_force_and_comes_back_without_a_question(
    store: Store, facts: Facts, taking: Taking, tmp_path: Path, key: str
) -> None:
    before, moment = _levels(store, "2022-06-01"), read_moment("2022-06-01")
    path = tmp_path / "2022年目标任务.xlsx"
    path.write_bytes(target_form(store, facts, facts.forms[key], facts.seasons["2022"], moment))
    [receipt] = taking(path, at="2022-06-02T10:00")
    assert {finding.level for finding in receipt.findings} <= {"hint"}
    assert _levels(store, "2022-06-02") == before
    assert not ask(store, "targets/in_force", season="2022", as_of="2022-06-02")["receipt"].is_null().all()


def test_the_totals_of_the_official_table_add_themselves(store: Store, facts: Facts) -> None:
    content = target_form(store, facts, facts.forms[COUNTY], facts.seasons["2022"], read_moment("2022-06-01"))
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert sheet["B16"].value == "=SUM(B7:B15)"
    assert (sheet["A16"].value, sheet["A7"].value, sheet["B7"].value, sheet["G7"].value) == ("合计", "通川区", 60, "—")
    assert "注册率、开工率、投产率、资金到位率分别达到90%、80%、20%、30%" in str(sheet["K7"].value)
    assert "K7:K15" in {str(merged) for merged in sheet.merged_cells.ranges}
    assert sheet["B7"].protection.locked is False
    assert sheet["A7"].protection.locked is True


def test_the_official_table_of_a_year_without_targets_is_left_to_be_filled_in(next_year: Store) -> None:
    facts = next_year.facts
    content = target_form(next_year, facts, facts.forms[COUNTY], facts.seasons["2023"], read_moment("2023-01-10"))
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert str(sheet["A2"].value).startswith("2023年县")
    assert [sheet.cell(7, nth).value for nth in range(1, 12)] == ["通川区", *[None] * 10]


def test_a_year_that_is_none_has_no_official_table(facts: Facts) -> None:
    with pytest.raises(UsageError, match="不是“经济合作工作目标任务”的年度；可用：2022"):
        check_period(facts, facts.forms[COUNTY], "2019")


@pytest.mark.parametrize("year", ["20220", "2018", "9999", "２０２２"])
def test_a_list_is_kept_for_years_of_four_digits_from_its_first_on(facts: Facts, year: str) -> None:
    [form] = [form for form in facts.forms.values() if form.register_table == "listed_link"]
    check_period(facts, form, "2031")
    with pytest.raises(UsageError, match="可用：2019年以后各年"):
        check_period(facts, form, year)


def test_the_citys_tables_of_a_year_are_versions_of_each_other(store: Store, taking: Taking, annex: Annexes) -> None:
    taking(annex(COUNTY, factor=2), at="2022-06-01T10:00")
    taking(annex(COUNTY, factor=3, name="调整.xlsx"), at="2022-07-01T10:00")
    told = ask(store, "returns/versions", season="2022", form=COUNTY, place="dazhou", as_of="2022-07-31")
    assert told["standing"].to_list() == ["in_force", "replaced"]
    received = ask(store, "returns/received", season="2022", as_of="2022-07-31")
    assert received.select("place", "form", "period").rows() == [("达州市", "经济合作工作目标任务", "2022")] * 2


def test_what_a_table_changes_is_rehearsed_for_every_unit_and_nothing_remains(
    store: Store, facts: Facts, annex: Annexes, readers: Readers, tmp_path: Path
) -> None:
    put(store, Row("xuanhan", "2022-06", {"funds_in_place": "58"}))
    now, path = read_moment("2022-08-01T10:00"), annex(COUNTY, changed={("宣汉县", FUNDS): 116})
    drop(store, [(path.name, path.read_bytes())], dropped_at=now, by="示例", folder=tmp_path)
    [one] = examine(drafts(store, tmp_path), at=now, store=store, facts=facts, readers=readers)
    assert previews(store, facts, one.draft, one.returns, now, "示例") == [None]
    [together] = preview_together(store, facts, [(one.draft, one.returns[0])], now, "示例")
    assert together.places == tuple(place.key for place in facts.places.place)
    [told] = together.told
    row = told.standing.filter(indicator="funds_in_place", place_key="xuanhan").row(0, named=True)
    assert row["guarantee_completion"] * 2 == 1
    assert row["guarantee_completion_before"] > row["guarantee_completion"]
    assert store.query("select count(*) from target_value").item() == 0
