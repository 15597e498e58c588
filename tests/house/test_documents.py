"""What the documents promise is what the house does."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]


def _clauses(data: object) -> Iterator[str]:
    """The clauses in a data file that no document states."""
    if isinstance(data, dict) and "clause" in data and data.get("standing") in ("assumed", "practice"):
        yield data["clause"]
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _clauses(inner)


def test_every_assumption_in_the_facts_is_listed_with_the_assumptions() -> None:
    listed = (HOUSE / "docs/assumptions.md").read_text("utf-8")
    files = sorted((HOUSE / "data").rglob("*.toml"))
    assumed = {clause for file in files for clause in _clauses(tomllib.loads(file.read_text("utf-8")))}
    assert len(assumed) > 50
    assert not {clause for clause in assumed if clause not in listed}


def test_both_readmes_give_the_same_commands() -> None:
    commands = [re.findall(r"```sh\n(.*?)```", (HOUSE / name).read_text("utf-8"), re.S) for name in READMES]
    assert commands[0]
    assert commands[0] == commands[1]


def test_both_readmes_link_only_to_what_exists() -> None:
    for name in READMES:
        links = re.findall(r"\]\((?!https?:)([^)#]+)\)", (HOUSE / name).read_text("utf-8"))
        assert links
        assert not [link for link in links if not (HOUSE / link).exists()]


READMES = ("README.md", "README.zh-CN.md")
