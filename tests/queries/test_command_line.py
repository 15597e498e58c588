"""python -m queries: what city staff and scripts type, and what they get."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from domain.facts import Facts
from queries import __main__ as command
from queries.ask import ask
from queries.catalogue import questions
from queries.ending import answered
from queries.printing import as_csv, as_json, as_table, plain
from queries.store import Store
from tests.ledger_rows import Row, put

HOUSE = Path(__file__).resolve().parents[2]
BY_PLACE = ["ask", "completion/by_place", "--year", "2022", "--indicator", "到位资金", "--as_of", "2022-09-30"]

RETURNS = [
    Row("wanyuan", "2022-08", {"funds_in_place": "12.5"}, received_at="2022-09-05T09:00"),
    Row("kaijiang", "2022-08", {"funds_in_place": "30"}, received_at="2022-09-06T09:00"),
]
PROMISED = (
    "place,actual,guarantee_target,work_target,guarantee_completion,work_completion,level,pace,lead_points,light,rank"
)


@pytest.fixture(scope="module")
def two_returns(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a ledger with two returns, which the command line only reads."""
    url = f"duckdb:///{tmp_path_factory.mktemp('told')}/ledger.duckdb"
    store = Store(url, facts)
    put(store, *RETURNS)
    store.close()
    return url


@pytest.fixture(scope="module")
def kept(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A ledger with the same returns that stays open, for what is asked and printed many times."""
    store = Store(f"duckdb:///{tmp_path_factory.mktemp('kept')}/ledger.duckdb", facts)
    put(store, *RETURNS)
    yield store
    store.close()


@pytest.fixture(autouse=True)
def ledger(two_returns: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """That ledger, which the command line is pointed at."""
    monkeypatch.setattr(command, "STORE", two_returns)
    return two_returns


def test_csv_has_the_promised_columns_and_plain_decimals(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([*BY_PLACE, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert list(rows[0])[:11] == PROMISED.split(",")
    first = rows[0]
    assert (first["place"], first["actual"], first["guarantee_completion"]) == (
        "万源市",
        "12.5",
        "0.833333333333333333",
    )
    assert (first["lead_points"], first["rank"], rows[8]["actual"], rows[8]["rank"]) == (
        "8.3333333333333333",
        "1",
        "",
        "",
    )


def test_json_has_exact_numbers_and_null(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([*BY_PLACE, "--format=json"]) == 0
    rows = json.loads(capsys.readouterr().out, parse_float=Decimal)
    assert rows[0]["guarantee_completion"] == Decimal("0.833333333333333333")
    assert rows[8]["rank"] is None


@pytest.mark.parametrize("indicator", ["funds_in_place", "到位资金", "到 位　资金"])
@pytest.mark.parametrize(
    "as_of", ["2022-09-06", "2022年9月6日", "2022-09-06T09:00", "2022-09-06T01:00:00Z", "2022-09-06T10:00+09:00"]
)
def test_key_and_label_day_and_moment_ask_the_same(kept: Store, indicator: str, as_of: str) -> None:
    answer = ask(kept, "completion/by_place", season="2022年", indicator=indicator, as_of=as_of)
    assert answer.drop_nulls("actual")["place"].to_list() == ["万源市", "开江县"]


def test_labels_days_and_dashes_are_taken_as_people_write_them(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--season", "2022年", "--indicator", "到 位　资金", "--as-of", "2022年9月6日", "--format", "csv"]
    assert command.main(["ask", "completion/by_place", *asked]) == 0
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert [row["place"] for row in rows if row["actual"]] == ["万源市", "开江县"]


def test_place_takes_a_name_with_spaces_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    asked = [
        "ask",
        "evidence/figure",
        "--year",
        "2022",
        "--indicator",
        "到位资金",
        "--place",
        "万 源　市",
        "--format",
        "csv",
    ]
    assert command.main(asked) == 0
    assert [row["cell"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))] == ["B6"]


def test_the_table_is_aligned_and_shows_rates_as_people_read_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(BY_PLACE) == 0
    head, first, *_ = capsys.readouterr().out.splitlines()
    assert head.startswith("单位            完成数  保证目标  工作目标  保证目标完成率  工作目标完成率  完成层次")
    assert first.startswith("万源市            12.5        15        20           83.3%           62.5%  未达保证")
    assert "+8.3" in first


@pytest.mark.parametrize("name", questions())
def test_the_head_of_every_table_is_chinese(kept: Store, name: str, facts: Facts) -> None:
    given = {"season": "2022", "indicator": "到位资金", "basis": "work", "form": "annual/monthly"}
    given |= {"as_of": "2022-10-12", "figure": "actual/2022/funds_in_place/dazhou"}
    asked = {key: value for key, value in given.items() if key in questions()[name].param_names}
    head = as_table(ask(kept, name, **asked), facts, name).splitlines()[0]
    assert not re.search("[A-Za-z]", head)


def test_the_list_names_every_query(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["list"]) == 0
    told = capsys.readouterr().out
    assert "completion/by_place\n    参数：--season（或 --year） --indicator --as_of --pace_basis\n" in told
    assert "season/values_by_place" in told


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ([], "用法"),
        (["tell"], "用法"),
        (["ask"], "用法"),
        (["ask", "completion"], "没有“completion”这个查询"),
        (["ask", "completion/by_place"], "还缺参数 --season（或 --year）、--indicator"),
        (["ask", "completion/by_place", "--year", "2022"], "还缺参数 --indicator"),
        ([*BY_PLACE, "--colour", "red"], "没有参数 --colour"),
        ([*BY_PLACE, "--name", "x"], "没有参数 --name"),
        ([*BY_PLACE, "--store", "x"], "没有参数 --store"),
        ([*BY_PLACE, "--", "x"], "多出了“--”"),
        ([*BY_PLACE, "--=5"], "多出了“--=5”"),
        ([*BY_PLACE, "--season", "3"], "是同一个参数，却给了“2022”和“3”"),
        ([*BY_PLACE, "--as_of"], "后面缺少值"),
        ([*BY_PLACE, "--year", "2022"], "写了两次"),
        ([*BY_PLACE, "2022"], "多出了“2022”"),
        ([*BY_PLACE, "--format", "xml"], "--format 只能是"),
        ([*BY_PLACE, "--pace_basis", "week"], "只能是 day、month"),
        (["ask", "completion/by_place", "--year", "1999", "--indicator", "到位资金"], "没有“1999”这个考核期"),
        (["ask", "completion/by_place", "--year", "2022", "--indicator", "到位"], "没有“到位”这个指标"),
        (
            ["ask", "completion/by_place", "--year", "2022", "--indicator", "注册率"],
            "请问 follow_through/by_place --indicator 注册率。",
        ),
        (["ask", "follow_through/city", "--indicator", "到位资金"], "没有“到位资金”这项推进率；可用：注册率、"),
        ([*BY_PLACE[:-3], "新签约项目数量"], "2022年没有“新签约项目数量”这个指标；可用：到位资金、"),
        (
            ["ask", "evidence/figure", "--year", "2022", "--indicator", "到位资金", "--place", "合计"],
            "没有“合计”这个单位",
        ),
        ([*BY_PLACE[:-1], "去年"], "不是可识别的日期或时刻"),
        (["ask", "returns/this_period", "--season", "3", "--form", "x"], "没有“x”这种表式"),
        (["ask", "returns/this_period", "--season", "2022", "--form", "season-3/basic"], "这个表式；可用："),
    ],
)
def test_wrong_usage_is_told_in_chinese(asked: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(asked) == 2
    answer = capsys.readouterr()
    assert answer.out == ""
    assert told in answer.err


def test_a_question_says_what_it_wants(capsys: pytest.CaptureFixture[str]) -> None:
    for options in (["--help"], ["--season", "2022", "-h"]):
        assert command.main(["ask", "season/periods", *options]) == 0
        assert capsys.readouterr().out == "参数：--season（或 --year） 考核期，--as_of 日期或时刻（可省略）。\n"


@pytest.mark.parametrize("words", [["--help"], ["ask", "--help"], ["ask", "-h"]])
def test_help_shows_how_to_ask(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(words) == 0
    assert capsys.readouterr().out.startswith("用法")


def test_a_season_may_be_given_by_both_its_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([*BY_PLACE, "--season", "2022年"]) == 0
    assert "万源市" in capsys.readouterr().out


def test_a_held_ledger_is_told_in_chinese_with_exit_code_3(ledger: str, facts: Facts) -> None:
    holder = Store(ledger, facts)
    asked = subprocess.run(
        [sys.executable, "-m", "queries", *BY_PLACE],
        cwd=HOUSE,
        env={"GONGJIAN_STORE": ledger, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=30,
    )
    holder.close()
    assert (asked.returncode, asked.stdout) == (3, "")
    assert "台账正被另一个程序使用" in asked.stderr


def test_an_unusable_store_is_told_in_chinese_with_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "STORE", "oracle://host/ledger")
    assert command.main(BY_PLACE) == 1
    assert "不支持的存储地址" in capsys.readouterr().err


def test_text_that_a_spreadsheet_would_run_is_quoted_in_csv() -> None:
    frame = pl.DataFrame(
        {"raw": ["=1+1", "@x", "-5", "平常"], "value": [Decimal("-1.50"), None, Decimal("1E-8"), Decimal(100)]}
    )
    assert as_csv(frame) == "raw,value\n'=1+1,-1.5\n'@x,\n'-5,0.00000001\n平常,100\n"
    assert '"value": -1.5' in as_json(frame)


def test_a_share_is_told_as_a_percentage_and_what_is_short_as_an_amount(facts: Facts) -> None:
    share, money = pl.Decimal(38, 18), pl.Decimal(38, 16)
    row = {"rate": [Decimal("0.254")], "needed_money": [Decimal("72.139")]}
    told = as_table(pl.DataFrame(row, schema={"rate": share, "needed_money": money}), facts)
    assert told.split()[-2:] == ["25.4%", "72.139"]


@pytest.mark.parametrize(
    ("question", "column", "value", "told"),
    [
        ("checking/in_force", "kind", "correction", "更正"),
        ("checking/in_force", "kind", "reviewed_refused", "评审：不认定"),
        ("checking/items", "state", "refused", "不予采信"),
        ("rules/fired", "state", "unexplained", "待说明"),
        ("enterprises/reviewed", "state", "refused", "不认定"),
        ("rankings/schemes", "kind", "topical", "专题"),
        ("attention/items", "rhythm", "halfmonth", "每半月"),
        ("projects/search", "project", "refused", "refused"),
    ],
)
def test_a_coded_word_is_told_as_on_the_screens(
    facts: Facts, question: str, column: str, value: str, told: str
) -> None:
    assert as_table(pl.DataFrame({column: [value]}), facts, question).split()[-1] == told


def test_an_empty_answer_says_so(facts: Facts) -> None:
    assert "（没有记录）" in as_table(pl.DataFrame({"place": []}, schema={"place": pl.String}), facts)


@pytest.mark.parametrize(("value", "told"), [("100", "100"), ("0.10", "0.1"), ("1E+3", "1000"), ("-0.5", "-0.5")])
def test_a_decimal_is_printed_without_exponent(value: str, told: str) -> None:
    assert plain(Decimal(value)) == told


def test_a_fault_that_nobody_foresaw_is_a_number_and_its_traceback_is_in_the_log(
    own_log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "questions", lambda: 1 // 0)
    assert answered(command.main, ["list"]) == 4
    out, told = capsys.readouterr()
    assert out == ""
    number = re.fullmatch(r"出现意外故障，编号 (E-[0-9A-F]{6})，详情已记入日志 gongjian\.log。\n", told)
    assert number
    assert f"{number[1]} integer division" in own_log.read_text("utf-8")
