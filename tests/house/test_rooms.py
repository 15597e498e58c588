"""The house keeps its own rules: who imports whom, how large a room may be, what may not stand in code."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
ROOMS = {
    "settings": set(),
    "domain": set(),
    "queries": {"domain", "settings"},
    "charts": {"domain"},
    "loaders": {"domain", "queries", "settings"},
    "pages": {"domain", "queries", "charts", "loaders", "settings"},
    "app": {"domain", "queries", "charts", "loaders", "pages", "settings"},
}
LIBRARIES = {
    "duckdb": {"queries", "loaders"},
    "openpyxl": {"loaders"},
    "python_calamine": {"loaders"},
    "plotly": {"charts"},
    "streamlit": {"pages", "app"},
}
MODULES = [path for path in HOUSE.rglob("*.py") if path.relative_to(HOUSE).parts[0].removesuffix(".py") in ROOMS]


def _room(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def _imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_room_imports_only_the_rooms_below_it(path: Path) -> None:
    room, imported = _room(path), _imported(path)
    assert imported & set(ROOMS) <= ROOMS[room] | {room}
    assert not {library for library in imported & set(LIBRARIES) if room not in LIBRARIES[library]}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_module_is_a_screenful_or_two_and_says_in_one_sentence_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    limit = 60 if path.parent == HOUSE / "pages" and not path.name.startswith("_") else 150
    assert path.read_text("utf-8").count("\n") <= limit
    assert (ast.get_docstring(tree) or "").split("\n")[0].endswith((".", "。"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert not [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= 40]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_unit_season_or_threshold_stands_in_code(path: Path, facts) -> None:  # type: ignore[no-untyped-def]
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]
    names = [name for place in facts.places.place for name in (place.label, place.key)]
    names += [indicator.label for indicator in facts.indicators.values()] + list(facts.indicators)
    names += [season.label for season in facts.seasons.values()] + [light.label for light in facts.measures.light]
    assert not [(name, text) for text in texts for name in names if name in text]


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=HOUSE, capture_output=True, text=True, check=True).stdout
    return [HOUSE / name for name in listed.splitlines() if (HOUSE / name).is_file()]


def test_no_path_of_a_machine_stands_in_the_house() -> None:
    home = re.compile(r"(?<![\w.])/(?:work|root|home|Users|tmp)/")
    texts = [path for path in _tracked() if path.suffix in {".py", ".md", ".toml", ".sql", ".txt", ".csv", ""}]
    assert not [path for path in texts if path != Path(__file__) and home.search(path.read_text("utf-8"))]


def test_the_browser_looks_at_every_page_of_the_router() -> None:
    routed = re.findall(
        r'st\.Page\(.*(?:url_path="(\w+)"|default=True)', (HOUSE / "pages/_router.py").read_text("utf-8")
    )
    looked_at = re.findall(r'^    "(\w*)": ', (HOUSE / "tests/browser/looking.py").read_text("utf-8"), re.MULTILINE)
    assert len(routed) == (HOUSE / "pages/_router.py").read_text("utf-8").count("st.Page(") > 1
    assert sorted(routed) == sorted(looked_at)
