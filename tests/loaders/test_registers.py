"""The register of signed projects: every row and every cell of a ledger is kept, or the sender is told which is not."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from domain.errors import StoreError
from domain.facts import Facts
from loaders.ledger.registering import read_register
from queries.ask import ask
from queries.store import Store
from tests.drawing import Drawing, draw
from tests.loaders.conftest import Taking

Ledger = Callable[..., Path]
PROJECT: dict[str, object] = {
    "project": "示例软屏模组项目",
    "county": "达川区",
    "investor": "示例电子科技(达川)有限公司",
    "investor_home": "浙江省杭州市",
    "categories": "制造业单项冠军",
    "industry": "电子信息",
    "chain": "氢能",
    "link": "氢能车辆",
    "task": "补链",
    "manufacturing": "是",
    "contract": 12.5,
    "signed_on": date(2022, 3, 8),
    "registered_on": date(2022, 4, 1),
    "filed_on": date(2022, 5, 20),
    "filed_amount": 11,
    "licensed_on": date(2022, 4, 1),
    "started_on": date(2022, 9, 30),
    "funds": 3.2,
    "funds_outside": 3,
    "funds_fixed": 2.75,
    "state": "开工",
}
PARTS = ("project_state", "reported_column", "written_cell")


@pytest.fixture
def ledger(facts: Facts, tmp_path: Path) -> Ledger:
    """Draws a ledger of 达川区 for 9 June 2023 with these projects, each the one above but for what is given."""
    numbers = iter(range(1000))

    def draw_ledger(
        *projects: Mapping[str, object], place: str = "达川区", period: str = "2023.6.9", **habits: Any
    ) -> Path:
        rows = [PROJECT | {"project": f"示例项目{nth}"} | project for nth, project in enumerate(projects, 1)]
        drawing = Drawing(facts.form("ledger"), place, period, rows, **habits)
        return draw(tmp_path / f"台账{next(numbers)}.xlsx", drawing)

    return draw_ledger


def _counts(store: Store) -> list[int]:
    return [int(store.query(f"select count(*) from {part}").item()) for part in PARTS]


def _cells(store: Store, project: str) -> dict[str, dict[str, Any]]:
    found = ask(store, "evidence/project", place="达川区", project=project, as_of="2023-06-30")
    return {row["field"]: row for row in found.iter_rows(named=True)}


def test_every_field_of_the_form_is_a_column_of_its_table(store: Store, facts: Facts) -> None:
    kinds = {"text": "VARCHAR", "date": "DATE", "amount": "DECIMAL(18,8)", "count": "DECIMAL(18,8)"}
    for form in facts.forms.values():
        if form.register_table and form.rows != "units":
            held = store.query(
                "select column_name, data_type from duckdb_columns() where table_name = $table",
                {"table": form.register_table},
            )
            fields = {column.name: kinds[column.kind] for column in form.columns}
            own = {"submission": "VARCHAR", "row_number": "INTEGER", "sheet": "VARCHAR", "line": "INTEGER"}
            assert dict(held.rows()) == own | fields


def test_a_ledger_of_two_thousand_projects_is_kept_whole(store: Store, ledger: Ledger, taking: Taking) -> None:
    signed = [date(2019, 1, 1) + timedelta(days=nth) for nth in range(1000)]
    projects = [{"contract": 11 + nth / 1000, "signed_on": signed[nth % 1000]} for nth in range(2000)]
    [receipt] = taking(ledger(*projects))
    assert (receipt.status, receipt.form, receipt.place, receipt.period, receipt.findings) == (
        "accepted", "ledger", "达川区", "2023-06-09", (),
    )  # fmt: skip
    kept = ask(store, "projects/as_of", as_of="2023-06-30")
    assert kept["project"].to_list() == [f"示例项目{nth}" for nth in range(1, 2001)]
    assert kept["contract"].sum() == Decimal("23999")
    assert kept["signed_on"].to_list() == [project["signed_on"] for project in projects]
    assert kept["line"].to_list() == list(range(kept["line"][0], kept["line"][0] + 2000))
    assert _counts(store) == [2000, 24, 0]
    assert store.query("select count(*) from reported_value").item() == 0


def test_every_cell_is_shown_with_its_address_and_what_was_typed(store: Store, ledger: Ledger, taking: Taking) -> None:
    typed = {"contract": "１２．５亿元", "filed_on": "2022年5月20日", "funds_foreign": "—", "producing_on": "无"}
    taking(ledger({}, typed))
    cells = _cells(store, "示例项目2")
    assert len(cells) == 24
    shown = {name: (cells[name]["value"], cells[name]["raw"], cells[name]["missing"]) for name in (*typed, "remark")}
    assert shown == {
        "contract": ("12.5", "１２．５亿元", None),
        "filed_on": ("2022-05-20", "2022年5月20日", None),
        "funds_foreign": (None, "—", "dash"),
        "producing_on": (None, "无", "none"),
        "remark": (None, None, None),
    }
    assert (cells["project"]["cell"], cells["contract"]["cell"], cells["state"]["cell"]) == ("A7", "K7", "W7")
    assert (cells["funds"]["value"], cells["funds"]["raw"], cells["funds"]["unit"]) == ("3.2", "3.2", "亿元")


def test_money_written_in_another_unit_is_converted_and_its_figure_kept(
    store: Store, ledger: Ledger, taking: Taking
) -> None:
    [receipt] = taking(
        ledger({"contract": 125000, "funds": "3.2亿元"}, {"contract": 98000}, units={"contract": "万元"})
    )
    assert receipt.status == "accepted"
    assert "unit.converted" in {finding.code for finding in receipt.findings}
    contract, funds = (_cells(store, "示例项目1")[name] for name in ("contract", "funds"))
    assert [contract[name] for name in ("value", "unit", "raw", "written_unit")] == ["12.5", "亿元", "125000", "万元"]
    assert [funds[name] for name in ("value", "unit", "raw", "written_unit")] == ["3.2", "亿元", "3.2亿元", "亿元"]


def test_a_ledger_whose_columns_stand_elsewhere_is_read_by_its_header(
    store: Store, ledger: Ledger, facts: Facts, taking: Taking
) -> None:
    order = [column.name for column in facts.form("ledger").columns][::-1]
    taking(ledger({}, order=order, at=(3, 4)))
    assert _cells(store, "示例项目1")["project"]["cell"] == "AA8"


def test_totals_blank_lines_and_notes_are_no_projects(store: Store, ledger: Ledger, taking: Taking) -> None:
    rows = [["合 计", *[None] * 9, 25], [], ["示例项目乙", *[None] * 21, "签约"][:23], ["小计", *[None] * 9, 1]]
    [receipt] = taking(ledger({}, below=rows))
    assert receipt.status == "accepted", receipt.findings
    assert ask(store, "projects/as_of", as_of="2023-06-30")["project"].to_list() == ["示例项目1", "示例项目乙"]


@pytest.mark.parametrize("typed", ["2023-02-30", "去年五月", 20230631, "2023.13.1"])
def test_a_date_that_is_none_is_told_by_its_cell(typed: object, store: Store, ledger: Ledger, taking: Taking) -> None:
    [receipt] = taking(ledger({}, {"signed_on": typed}))
    assert receipt.status == "rejected"
    assert [(finding.code, finding.cell) for finding in receipt.findings] == [("day.unreadable", "L7")]
    assert _counts(store) == [0, 0, 0]


@pytest.mark.parametrize(
    ("field", "typed", "cell"),
    [("industry", "元宇宙", "F6"), ("state", "在建", "W6"), ("categories", "外资企业、龙头", "E6")],
)
def test_a_word_that_is_not_listed_is_told_with_those_that_are(
    field: str, typed: str, cell: str, ledger: Ledger, facts: Facts, taking: Taking
) -> None:
    [receipt] = taking(ledger({field: typed}))
    [finding] = [finding for finding in receipt.findings if finding.level == "reject"]
    column = next(column for column in facts.form("ledger").columns if column.name == field)
    assert (finding.code, finding.cell, finding.read) == ("word.unknown", cell, typed)
    assert finding.wanted == "、".join(column.words)


def test_a_firm_of_several_categories_is_kept_with_all_of_them(store: Store, ledger: Ledger, taking: Taking) -> None:
    taking(ledger({"categories": "外资企业, 世界 500 强；外资企业"}))
    assert ask(store, "projects/as_of", as_of="2023-06-30")["categories"].item() == "外资企业、世界500强"


def test_a_row_of_another_county_is_sent_back_and_a_blank_one_is_the_senders(ledger: Ledger, taking: Taking) -> None:
    [receipt] = taking(ledger({"county": None}, {"county": "宣汉县"}, {"county": "达川"}))
    [finding] = receipt.findings
    assert (receipt.status, finding.code, finding.cell) == ("rejected", "row.other_place", "B7")
    assert "“宣汉县”" in finding.message
    assert "达川区填报" in finding.message


def test_a_project_without_a_name_is_told(ledger: Ledger, taking: Taking) -> None:
    [receipt] = taking(ledger({}, {"project": None}, {"state": "—"}))
    assert [(finding.code, finding.cell) for finding in receipt.findings] == [
        ("value.required", "A7"),
        ("value.required", "W8"),
    ]


def test_the_latest_ledger_of_a_place_is_the_one_that_holds(store: Store, ledger: Ledger, taking: Taking) -> None:
    taking(ledger({}, {}, period="2023.6.2"), at="2023-06-02T17:00")
    taking(ledger({}, period="2023.6.9"), ledger({}, place="宣汉县", period="2023.6.9"), at="2023-06-09T17:00")
    taking(ledger({"county": None}, place="宣汉县", period="2023.6.9"), at="2023-06-10T09:00")
    assert [ask(store, "projects/as_of", as_of=day).height for day in ("2023-06-01", "2023-06-08", "2023-06-30")] == [
        0,
        2,
        2,
    ]
    assert ask(store, "projects/as_of", as_of="2023-06-30", place="宣汉县")["line"].to_list() == [6]


def test_a_ledger_belongs_to_no_season_and_is_listed_with_those_that_run(
    store: Store, ledger: Ledger, taking: Taking
) -> None:
    [receipt] = taking(ledger({"county": None}, period="2023.6.9"))
    assert store.query("select season from submission").item() == "standing"
    listed = {season: ask(store, "returns/received", season=season)["form"].to_list() for season in ("2022", "2", "3")}
    assert listed == {"2022": [], "2": [], "3": ["签约项目台账"]}
    assert ask(store, "season/last_day", season="3")["last_day"].item() == date(2023, 5, 22)
    assert set(
        ask(store, "completion/by_place", season="3", indicator="落地项目数量", as_of="2023-06-30")["status"]
    ) == {"not_reported"}
    assert receipt.receipt == "20230610-0001"


@pytest.mark.parametrize(("period", "code"), [("2018.12.31", "period.outside"), ("2023.6.12", "period.ahead")])
def test_a_ledger_speaks_of_a_day_since_2019_in_a_week_that_has_begun(
    period: str, code: str, ledger: Ledger, taking: Taking
) -> None:
    [receipt] = taking(ledger({}, period=period), at="2023-06-11T10:00")
    assert [finding.code for finding in receipt.findings] == [code]
    assert taking(ledger({}, period="2019.1.1"))[0].status == "accepted"


def test_the_same_ledger_twice_is_one(store: Store, ledger: Ledger, taking: Taking) -> None:
    path = ledger({}, {})
    first, second = taking(path, path)
    assert (second.status, second.submission) == ("duplicate", first.submission)
    assert _counts(store) == [2, 24, 0]


def test_a_ledger_that_reads_back_otherwise_gives_no_receipt(
    ledger: Ledger, taking: Taking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(*asked: Any) -> dict[str, Any]:
        return {name: part.head(1) for name, part in read_register(*asked).items()}

    monkeypatch.setattr("loaders.ledger.entering.read_register", short)
    with pytest.raises(StoreError, match="读回"):
        taking(ledger({}, {}))


def test_nothing_of_a_ledger_stays_where_its_filing_breaks_off(
    store: Store, ledger: Ledger, taking: Taking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Iterator[object]:
        raise ValueError("断电")

    monkeypatch.setattr("loaders.ledger.rows._event", broken)
    with pytest.raises(ValueError, match="断电"):
        taking(ledger({}, {}))
    assert _counts(store) == [0, 0, 0]
    monkeypatch.undo()
    assert taking(ledger({}, {}))[0].status == "accepted"
    assert _counts(store) == [2, 24, 0]
