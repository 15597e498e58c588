"""What people say to the ledger from the command line, and what is answered to wrong usage."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

import settings
from domain.facts import Facts
from loaders.__main__ import main
from loaders.records.withdrawing import withdraw
from queries.ask import ask
from queries.store import Store
from tests.ledger_rows import Row, put, put_projects

WHOSE = ["--form", "annual/monthly", "--place", "大竹县", "--indicator", "到位资金", "--value", "700"]
SAID = ["--reason", "示例：多填一位", "--by", "示例核验员"]
CORRECT = ["correct", "--season", "2022", "--period", "2022-09", *WHOSE, "--to", "70", *SAID]


@pytest.fixture(scope="module")
def begun(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger of one return and one finding."""
    folder = tmp_path_factory.mktemp("begun")
    store = Store(f"duckdb:///{folder}/ledger.duckdb", facts)
    put(store, Row("dazhu", "2022-09", {"funds_in_place": "700"}, findings=("explain",)))
    store.close()
    return folder


@pytest.fixture(autouse=True)
def ledger(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A copy of the ledger that was begun, which the command line is pointed at."""
    shutil.copytree(begun, tmp_path, dirs_exist_ok=True)
    url = f"duckdb:///{tmp_path}/ledger.duckdb"
    monkeypatch.setattr(settings, "STORE", url)
    monkeypatch.setattr(settings, "VAR", tmp_path)
    return url


def test_a_reason_a_waiver_and_a_correction_are_kept(
    ledger: str, facts: Facts, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", "示例0001", "1", *SAID]) == 0
    assert main(["waive", "cell.bound", *WHOSE, *SAID, "--until", "2099-12-31"]) == 0
    assert main(CORRECT) == 0
    assert capsys.readouterr().out.count("已") == 3
    store = Store(ledger, facts)
    kept = store.query(
        "select (select count(*) from explanation), (select count(*) from waiver), (select count(*) from correction)"
    )
    answer = ask(store, "completion/by_place", season="2022", indicator="到位资金", as_of="2022-10-01")
    store.close()
    assert kept.row(0) == (1, 1, 1)
    assert answer.filter(place="大竹县")["actual"].item() == 70


def test_a_verdict_and_an_exemption_are_kept_and_ended(ledger: str, facts: Facts) -> None:
    across = next(rule.code for rule in facts.rules.rule if rule.city_wide)
    assert main(["decide", across, "示例项目", "--outcome", "genuine", *SAID]) == 0
    days = ["--from", "2022年10月1日", "--to", "2022-10-31"]
    assert main(["exempt", "--place", "大竹县", "--form", "annual/monthly", *days, *SAID]) == 0
    store = Store(ledger, facts)
    [record] = store.query("select record from reporting_exemption")["record"]
    store.close()
    assert main(["end", record, *SAID]) == 0
    store = Store(ledger, facts)
    kept = store.query("select (select count(*) from verdict), (select record from ending)")
    store.close()
    assert kept.row(0) == (1, record)


def test_two_projects_of_different_units_are_said_to_be_one_listed_and_ended(
    ledger: str, facts: Facts, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store(ledger, facts)
    for place, name in (("dazhu", "示例锂盐项目"), ("quxian", "示例（锂盐）项目")):
        put_projects(store, place, "2022-09-30", [{"project": name, "state": "签约"}])
    store.close()
    words = ["liken", "示例 锂盐项目", "示例（锂盐）项目", "--place", "大竹县", "--other-place", "渠县"]
    assert main([*words, "--outcome", "alike", *SAID]) == 2
    assert main([*words[:3], *words[3:5], "--other-place", "大竹县", "--outcome", "same", *SAID]) == 2
    assert main([*words, "--outcome", "same", "--reason", " ", *SAID[2:]]) == 2
    told = capsys.readouterr().err
    assert all(words in told for words in ("写法：python -m loaders liken", "只认定不同单位", "请写明理由"))
    assert main([*words, "--outcome", "same", *SAID]) == 0
    assert capsys.readouterr().out.startswith("已")
    store = Store(ledger, facts)
    [pair] = ask(store, "projects/duplicates", as_of="2099-12-31").to_dicts()
    store.close()
    assert (pair["outcome"], pair["reason"], pair["author"]) == ("same", SAID[1], SAID[3])
    assert main(["end", pair["record"], *SAID]) == 0


def test_nothing_is_said_of_a_project_that_only_a_ledger_taken_back_lists(
    ledger: str, facts: Facts, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store(ledger, facts)
    receipts = {
        place: store.query(
            "select receipt from submission where submission = $it",
            {"it": put_projects(store, place, "2022-09-30", [{"project": "示例锂盐项目", "state": "签约"}])},
        ).item()
        for place in ("dazhu", "quxian")
    }
    withdraw(store, receipts["dazhu"], reason="示例：有误", author="示例", made_at=datetime(2099, 1, 1))
    store.close()
    pair = ["liken", "示例锂盐项目", "示例锂盐项目", "--place", "大竹县", "--other-place", "渠县", "--outcome", "same"]
    assert main([*pair, *SAID]) == 2
    assert "大竹县已受理的台账里没有“示例锂盐项目”这个项目" in capsys.readouterr().err


def test_a_project_is_said_to_be_an_earlier_one_under_a_new_name(
    ledger: str, facts: Facts, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store(ledger, facts)
    for day, name in (("2022-09-23", "示例锂盐项目"), ("2022-09-30", "示例锂盐生产项目")):
        put_projects(store, "dazhu", day, [{"project": name, "state": "签约"}])
    store.close()
    words = ["rename", "示例锂盐生产项目", "--place", "大竹县", "--was"]
    assert main([*words[:-1], *SAID]) == 2
    assert main([*words, "示例没有", *SAID]) == 2
    told = capsys.readouterr().err
    assert "写法：python -m loaders rename" in told
    assert "大竹县已受理的台账里没有“示例没有”这个项目" in told
    assert main([*words, "示例 锂盐项目", *SAID]) == 0
    assert "已登记：示例锂盐生产项目接续原名" in capsys.readouterr().out
    store = Store(ledger, facts)
    [record] = ask(store, "projects/renamings", as_of="2099-12-31")["record"]
    store.close()
    assert main(["end", record, *SAID]) == 0


def test_a_department_is_let_off_by_its_name(facts: Facts, capsys: pytest.CaptureFixture[str]) -> None:
    department = facts.departments.department[0].label
    days = ["--from", "2022-07-01", "--to", "2022-07-31"]
    assert main(["exempt", "--place", department, "--form", "annual/department", *days, *SAID]) == 0
    assert f"已登记免报：{department}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["explain", "示例0001"], "写法"),
        (["explain", "示例0009", "1", *SAID], "没有回执号为“示例0009”的报表"),
        (["explain", "示例0001", "7", *SAID], "没有这条核验意见"),
        (["waive", "cell.none", *WHOSE, *SAID], "没有“cell.none”这条规则"),
        (["waive", "cell.bound", *WHOSE, *SAID, "--until", "明天"], "不是日期"),
        ([*CORRECT[:-4], *SAID[:1], " ", *SAID[2:]], "请写明理由"),
        (["decide", "history.falls", "示例:1", "--outcome", "maybe", *SAID], "写法"),
        (["decide", "history.falls", "示例:1", "--outcome", "genuine", *SAID], "没有提出过“示例:1”"),
        (
            ["exempt", "--place", "大竹县", "--form", "annual/monthly", "--from", "明天", "--to", "后天", *SAID],
            "不是日期",
        ),
        (["end", "示例", *SAID], "没有这条登记"),
        ([word if word != "700" else "七百" for word in CORRECT], "不是数字"),
    ],
)
def test_wrong_usage_is_told_in_chinese(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert told in capsys.readouterr().err


def test_a_unit_is_disqualified_and_a_scheme_copied_tried_and_put_in_force(
    ledger: str, tmp_path: Path, facts: Facts, capsys: pytest.CaptureFixture[str]
) -> None:
    key, copy = "year-2022-composite", tmp_path / "副本.toml"
    days = ["--season", "2022", "--place", "大竹县", "--from", "2022年10月1日"]
    assert main(["disqualify", *days, *SAID]) == 0
    assert main(["scheme", "show", key]) == 0
    shown = capsys.readouterr().out.partition("\n")[2]
    assert "key = " in shown.partition("\n")[0]
    copy.write_text(shown.replace('version = "1"', 'version = "2"'), "utf-8")
    assert main(["scheme", "try", str(copy), "--as-of", "2022-10-12"]) == 0
    assert capsys.readouterr().out.startswith("place,ordinal,period_end,score,rank,")
    assert main(["scheme", "put", str(copy), "--from", "2022年10月1日", *SAID]) == 0
    assert main(["scheme", "put", str(copy), *SAID]) == 2
    assert main(["scheme", "put", str(tmp_path / "没有.toml"), *SAID]) == 2
    assert main(["scheme", "show", "没有这个方案"]) == 2
    store = Store(ledger, facts)
    ranking = ask(store, "rankings/composite", season="2022", as_of="2022-10-12").filter(place="大竹县")
    store.close()
    assert ranking.select("status", "version").row(0) == ("disqualified", "2")
