"""The SQL keeps to the portable subset: every file is read, none is trusted."""

import re
from pathlib import Path

import duckdb
import pytest

from queries.catalogue import FOLDER, Question, questions
from queries.worked.ways import WAYS

FILES = sorted(FOLDER.rglob("*.sql"))
MIGRATIONS = [path for path in FILES if path.parent.name == "migrations"]
KEYWORDS = (
    "select|from|where|join|left|group by|order by|partition|over|case|when|then|else|end|with|union|having|qualify|"
    "create|table|macro|view|insert|and|or|not|null|as|on|using|distinct|between|in|is"
)
FORBIDDEN = {
    "a constraint": r"\b(primary key|unique|check|foreign key|references)\b",
    "an engine's own object": r"\b(sequence|nextval|enum|index|generated|returning)\b",
    "a merge": r"\bmerge\b|on conflict|insert or|\bupsert\b",
    "the clock": r"current_timestamp|current_date|current_time\b|localtimestamp|\bnow\(|\btoday\(|get_current",
    "a zone": r"at time zone|timestamptz",
    "a lambda": r"->|\blambda\b",
    "a catalog": r"\b(app|memory)\.\w",
    "a column called at": r"\bat\b",
    "a regular expression operator": r"!?~",
    "a floating number": r"\b(double|float|real)\b",
    "division": r"(?<!/)/(?!/)",
}


def _code(path: Path) -> str:
    """The statements without comments and texts in quotation marks."""
    return re.sub(r"'[^']*'", "''", re.sub(r"--.*", "", path.read_text("utf-8")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
@pytest.mark.parametrize("what", FORBIDDEN)
def test_sql_holds_nothing_that_another_engine_reads_differently(path: Path, what: str) -> None:
    assert not re.findall(FORBIDDEN[what], _code(path), re.IGNORECASE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_sql_is_lowercase_and_at_most_a_screenful(path: Path) -> None:
    code = _code(path)
    assert not re.findall(rf"\b({KEYWORDS.upper()})\b", code)
    assert code.count("\n") <= 60
    assert max(map(len, code.splitlines())) <= 120


def test_whole_division_stands_only_in_the_ratio() -> None:
    assert [path.name for path in FILES if "//" in _code(path) or "%" in _code(path)] == ["00_words.sql"]
    assert re.findall(r"\S+ // (\S+)", _code(FOLDER / "views/00_words.sql")) == ["nullif(scaled(whole),"]


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if path.name != "00_words.sql" and path not in MIGRATIONS],
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_a_threshold_stands_in_the_data(path: Path) -> None:
    assert set(re.findall(r"(?<![\w.$])[\d.]*\d", _code(path))) <= {"0", "1"}


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: path.stem)
def test_a_migration_makes_no_macro_and_no_view(path: Path) -> None:
    assert not re.findall(r"\b(macro|view|function)\b", _code(path))


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_a_query_is_one_statement_that_says_what_a_row_is(question: Question) -> None:
    (statement,) = duckdb.extract_statements(question.sql)
    assert statement.type == duckdb.StatementType.SELECT
    assert question.sql.startswith("-- grain: ")
    assert all((question.grain, question.unit, question.source, question.params))
    assert re.search("[一-鿿]", question.grain)


def test_every_way_to_work_an_answer_out_is_asked_for() -> None:
    assert {question.worked for question in questions().values()} == {"", *WAYS}


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_a_query_takes_exactly_the_parameters_it_declares(question: Question) -> None:
    names = {name for param in question.params for name in param.sql_names}
    (statement,) = duckdb.extract_statements(question.sql)
    assert set(statement.named_parameters) == names
