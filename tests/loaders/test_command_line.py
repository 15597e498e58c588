"""The command line: one receipt a file, exit codes, and Chinese for every wrong use."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

import settings
from domain.facts import Facts
from loaders import __main__ as command_line
from loaders.demonstration.filling import schedule
from queries.ending import answered
from queries.store import Store
from tests.loaders.conftest import HOUSE, Drawn

AROUND_A_FAULT = slice(92, 107)
Running = Callable[..., tuple[int, str, str]]
FIELDS = ["file", "sha256", "sheet", "status", "form", "place", "period", "submission", "receipt", "findings"]
FINDING_FIELDS = ["code", "level", "sheet", "cell", "read", "wanted", "message"]
ENGLISH = re.compile(r"\b(?:usage|error|argument|required|invalid|expected|file|Traceback)\b")


@pytest.fixture
def running(
    tmp_path: Path, own_log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Running:
    """Runs a command against a ledger of its own; exit code, standard output, standard error."""
    monkeypatch.setattr(settings, "STORE", f"duckdb:///{tmp_path}/var/ledger.duckdb")

    def run(*words: object) -> tuple[int, str, str]:
        code = answered(command_line.main, [str(word) for word in words])
        return code, *capsys.readouterr()

    return run


def test_an_accepted_file_exits_0_and_is_told_in_chinese(running: Running, drawn: Drawn) -> None:
    code, out, _ = running("take-in", drawn(), "--received-at", "2023-06-10T10:00", "--by", "示例填报员")
    assert code == 0
    assert out.startswith("已受理　回执号 20230610-0001　报表.xlsx　Sheet1　宣汉县　第三季基本情况统计表　2023年6月9日")


def test_json_has_exactly_the_documented_fields(running: Running, drawn: Drawn) -> None:
    right, wrong = drawn("对.xlsx"), drawn("错.xlsx", signed_count="约12")
    code, out, _ = running("take-in", right, wrong, "--json")
    receipts = json.loads(out)
    assert code == 1
    assert [list(receipt) for receipt in receipts] == [FIELDS, FIELDS]
    assert [list(finding) for finding in receipts[1]["findings"]] == [FINDING_FIELDS]
    assert (receipts[0]["place"], receipts[0]["status"], receipts[1]["status"]) == ("宣汉县", "accepted", "rejected")


def test_a_return_is_taken_back_with_a_reason(running: Running, drawn: Drawn) -> None:
    running("take-in", drawn(), "--received-at", "2023-06-10T10:00")
    code, out, _ = running("withdraw", "20230610-0001", "--reason", "示例原因")
    assert (code, "已撤回 20230610-0001" in out) == (0, True)
    code, _, told = running("withdraw", "20230610-0001", "--reason", "示例原因")
    assert (code, "早已撤回" in told) == (2, True)
    assert running("withdraw", "20230610-0001")[0] == 2


def test_a_rejected_file_exits_1_and_names_the_cell(running: Running, drawn: Drawn) -> None:
    code, out, _ = running("take-in", drawn(signed_count="约12"))
    assert code == 1
    assert "拒收" in out
    assert "约12" in out


def test_a_duplicate_exits_0_and_names_the_earlier_receipt(running: Running, drawn: Drawn) -> None:
    path = drawn()
    running("take-in", path, "--received-at", "2023-06-10")
    code, out, _ = running("take-in", path)
    assert code == 0
    assert "重复报送" in out
    assert "20230610-0001" in out


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["吃掉"],
        ["take-in"],
        ["take-in", "没有这个.xlsx"],
        ["take-in", "."],
        ["take-in", "x.xlsx", "--json", "--json"],
        ["take-in", "x.xlsx", "--by"],
        ["take-in", "x.xlsx", "--颜色", "红"],
        ["template"],
        ["template", "season-3/basic", "--place", "宣汉县", "--period", "2023-06-09"],
        ["template", "season-3/basic", "--place", "没有县", "--period", "2023-06-09", "-o", "x.xlsx"],
        ["template", "season-3/basic", "--place", "市经信局", "--period", "2023-06-09", "-o", "x.xlsx"],
        ["template", "season-3/basic", "--place", "达州市", "--period", "2023-06-09", "-o", "x.xlsx"],
        ["template", "annual/department", "--place", "宣汉县", "--period", "2022-09", "-o", "x.xlsx"],
        ["template", "没有表", "--place", "宣汉县", "--period", "2023-06-09", "-o", "x.xlsx"],
        ["template", "season-3/basic", "--place", "宣汉县", "--period", "2023-06", "-o", "x.xlsx"],
        ["template", "annual/monthly", "--place", "宣汉县", "--period", "2022-13", "-o", "x.xlsx"],
        ["demo", "--seed", "二"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2_with_a_chinese_sentence(running: Running, words: list[str]) -> None:
    code, out, told = running(*words)
    assert (code, out) == (2, "")
    assert re.search("[一-鿿]", told)
    assert not ENGLISH.search(told)


def test_a_moment_that_cannot_be_read_is_wrong_usage(running: Running, drawn: Drawn) -> None:
    code, _, told = running("take-in", drawn(), "--received-at", "昨天")
    assert code == 2
    assert "昨天" in told


def test_a_missing_file_stops_everything_before_it_begins(running: Running, drawn: Drawn, tmp_path: Path) -> None:
    code, _, told = running("take-in", drawn(), tmp_path / "不在.xlsx")
    assert code == 2
    assert "不在.xlsx" in told
    assert not (tmp_path / "var" / "ledger.duckdb").exists()


def test_a_folder_that_cannot_be_written_in_exits_4_with_a_chinese_sentence(
    running: Running, drawn: Drawn, tmp_path: Path
) -> None:
    (tmp_path / "var").write_text("示例", "utf-8")
    code, out, told = running("take-in", drawn(), "--json")
    assert (code, out) == (4, "")
    assert told == f"文件夹不能用：{tmp_path}/var。请检查路径是否写对，以及运行本程序的用户有没有写入的权限。\n"


def test_a_file_that_is_too_large_is_sent_back_and_keeps_no_other_from_being_taken_in(
    running: Running, drawn: Drawn, tmp_path: Path
) -> None:
    (tmp_path / "大.xlsx").write_bytes(b"PK\x03\x04" + bytes(21 << 20))
    code, out, _ = running("take-in", tmp_path / "大.xlsx", drawn(), "--json")
    large, small = json.loads(out)
    assert (code, large["status"], small["status"]) == (1, "rejected", "accepted")
    assert [finding["code"] for finding in large["findings"]] == ["file.too_large"]


def test_a_file_name_as_windows_packs_it_is_read_as_chinese(running: Running, drawn: Drawn, tmp_path: Path) -> None:
    packed = tmp_path / os.fsdecode("宣汉县.xlsx".encode("gb18030"))
    drawn().rename(packed)
    code, out, _ = running("take-in", packed, "--json", "--by", os.fsdecode("示例员".encode("gb18030")))
    [receipt] = json.loads(out)
    assert (code, receipt["file"], receipt["status"]) == (0, "宣汉县.xlsx", "accepted")


def test_help_is_no_error(running: Running) -> None:
    code, out, _ = running("take-in", "--help")
    assert code == 0
    assert "退出码" in out


def test_a_second_writer_is_told_at_once_and_exits_3(facts: Facts, drawn: Drawn, tmp_path: Path) -> None:
    store = Store(f"duckdb:///{tmp_path}/ledger.duckdb", facts)
    try:
        second = subprocess.run(
            [sys.executable, "-m", "loaders", "take-in", str(drawn()), "--json"],
            cwd=HOUSE,
            env=os.environ | {"GONGJIAN_VAR": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=30,
        )
    finally:
        store.close()
    assert second.returncode == 3
    assert "正被" in second.stderr
    assert "Traceback" not in second.stderr


def test_an_unexpected_fault_is_a_number_and_its_traceback_is_in_the_log(
    running: Running, own_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(words: list[str]) -> int:
        raise ZeroDivisionError("示例")

    monkeypatch.setitem(command_line.COMMANDS, "demo", fail)
    code, _, told = running("demo")
    assert code == 4
    assert "Traceback" not in told
    number = re.search(r"E-[0-9A-F]{6}", told)
    log = own_log.read_text("utf-8")
    assert number
    assert number[0] in log
    assert "ZeroDivisionError" in log


def test_a_template_reads_back_through_the_command_line(running: Running, tmp_path: Path) -> None:
    path = tmp_path / "空白表.xlsx"
    told = running("template", "season-3/basic", "--place", "渠 县", "--period", "2023-06-09", "-o", path)
    assert told == (0, f"已生成空白表：{path}\n", "")
    code, out, _ = running("take-in", path, "--json")
    [receipt] = json.loads(out)
    assert code == 1
    assert (receipt["form"], receipt["place"], receipt["period"]) == ("season-3/basic", "渠县", "2023-06-09")
    assert [finding["code"] for finding in receipt["findings"] if finding["level"] == "reject"] == ["return.empty"]


def test_a_template_says_what_was_reported_last(running: Running, drawn: Drawn, tmp_path: Path) -> None:
    running("take-in", drawn(period="2023年6月2日", landed_count=7), "--received-at", "2023-06-03")
    path = tmp_path / "空白表.xlsx"
    asked = ("template", "season-3/basic", "--place", "宣汉县", "--period", "2023-06-09", "-o", path)
    assert running(*asked)[0] == 0
    assert load_workbook(path).worksheets[0]["C7"].comment.text.endswith("：7 个")


def test_the_demonstration_is_refused_beside_real_returns_and_skipped_where_only_wished_for(
    running: Running, drawn: Drawn
) -> None:
    running("take-in", drawn())
    assert running("demo")[0] == 2
    assert running("demo", "--if-empty") == (0, "", "")


@pytest.mark.slow
def test_the_demonstration_is_filled_once(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.demonstration.filling.schedule", lambda *how: schedule(*how)[AROUND_A_FAULT])
    code, out, _ = running("demo")
    assert code == 0
    assert "拒收" in out
    code, out, _ = running("demo", "--if-empty")
    assert code == 0
    assert "早已装好" in out
