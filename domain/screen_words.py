"""What the screens say in place of the words their engine brings along."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from domain.datafiles import read_table


class _Exact(BaseModel):
    """Kept as it is written, blanks and all."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class WordPattern(_Exact):
    """A regular expression over a whole text, and what is said instead, with $1 for its first group."""

    match: str
    say: str


class ScreenWords(_Exact):
    """What is said for a whole text, and for a text that a pattern matches."""

    exact: dict[str, str]
    pattern: tuple[WordPattern, ...]


def read_screen_words(folder: Path) -> ScreenWords:
    """The words in `folder`/screen_words.toml; FactsError names the line that does not hold."""
    return read_table(folder / "screen_words.toml", ScreenWords)
