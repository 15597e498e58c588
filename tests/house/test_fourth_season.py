"""A fourth season is data: its files alone make it readable, storable and answerable."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

HOUSE = Path(__file__).resolve().parents[2]
SEASON = """
[[season]]
key = "4"
kind = "campaign"
label = "制造业招商引资“百日攻坚”行动（第四季）"
short = "第四季"
year = 2024
action = { first = 2024-05-20, last = 2024-08-31 }
counting = { first = 2024-05-20, last = 2024-08-27 }
reporting = { first = 2024-05-20, last = 2024-08-31 }
closes = 2024-10-31
pace_basis = "day"
rhythm = "每周报送"
source = { clause = "示例：第四季尚未印发", standing = "assumed" }
counting_source = { clause = "示例：第四季尚未印发", standing = "assumed" }
closes_source = { clause = "示例：第四季尚未印发", standing = "assumed" }
"""


RENAMED = (("season-3/", "season-4/"), ('season = "3"', 'season = "4"'), ("第三季", "第四季"), ("2023年", "2024年"))


@pytest.fixture
def fourth(tmp_path: Path) -> dict[str, str]:
    """An environment whose data folder holds a fourth season, made by adding and copying data files only."""
    data = tmp_path / "data"
    shutil.copytree(HOUSE / "data", data)
    with (data / "seasons.toml").open("a", encoding="utf-8") as seasons:
        seasons.write(SEASON)
    form = (data / "forms/season-3/basic.toml").read_text("utf-8")
    for old, new in RENAMED:
        form = form.replace(old, new)
    (data / "forms/season-4").mkdir()
    (data / "forms/season-4/basic.toml").write_text(form, "utf-8")
    return os.environ | {"GONGJIAN_DATA": str(data), "GONGJIAN_VAR": str(tmp_path / "var")}


def _run(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=HOUSE, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_fourth_season_needs_data_files_alone(fourth: dict[str, str], tmp_path: Path) -> None:
    blank = tmp_path / "blank.xlsx"
    asked = ("season-4/basic", "--place", "宣汉县", "--period", "2024-06-07", "-o", str(blank))
    _run(fourth, "loaders", "template", *asked)
    workbook = openpyxl.load_workbook(blank)
    sheet = workbook.active
    assert sheet is not None
    unlocked = [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
    figures = [cell for cell in unlocked if cell.value is None and cell.number_format != "General"]
    assert len(figures) == 11
    for value, cell in enumerate(figures, start=1):
        cell.value = value
    workbook.save(tmp_path / "filled.xlsx")
    [receipt] = json.loads(_run(fourth, "loaders", "take-in", str(tmp_path / "filled.xlsx"), "--json"))
    assert (receipt["status"], receipt["form"], receipt["period"]) == ("accepted", "season-4/basic", "2024-06-07")
    question = ("season/values_by_place", "--season", "4", "--as_of", "2024-06-09", "--format", "json")
    answer = json.loads(_run(fourth, "queries", "ask", *question))
    told = {row["label"]: row["value"] for row in answer if row["place"] == "宣汉县"}
    assert told["新签约项目数量"] == 1
    assert told["简报信息报送数"] == 11
