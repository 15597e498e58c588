"""Pages keep their rules: no SQL, no arithmetic, nothing unescaped, nothing fetched from outside."""

import ast
import re
from pathlib import Path

import pytest

ROOM = Path(__file__).resolve().parents[2] / "pages"
MODULES = sorted(ROOM.rglob("*.py"))
SCREENS = [path for path in sorted(ROOM.glob("*.py")) if not path.name.startswith("_")]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOM)))
def test_a_page_holds_no_sql_and_no_html_of_its_own(path: Path) -> None:
    source = path.read_text("utf-8")
    assert not re.search(r"\b(select|insert|update|delete)\b.+\b(from|into|set)\b", source)
    assert "unsafe_allow_html" not in source
    assert "st.html" not in source


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.name)
def test_a_screen_does_no_arithmetic(path: Path) -> None:
    sums = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.BinOp)]
    assert not [ast.unparse(node) for node in sums if isinstance(node.op, ast.Sub | ast.Mult | ast.Div | ast.Mod)]


@pytest.mark.parametrize("name", ["panel.js", "shell.js", "shell.css"])
def test_nothing_is_fetched_from_elsewhere(name: str) -> None:
    source = (ROOM / "parts" / "shell" / name).read_text("utf-8")
    assert not re.findall(r"https?://|@import|url\(|fetch\(|XMLHttpRequest", source)
