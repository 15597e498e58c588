"""Words of a command line taken apart, with Chinese answers to wrong usage."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, get_args

from domain.dates import read_day
from domain.errors import UsageError
from domain.text import decoded

Options = dict[str, str]


def split_words(words: Sequence[str], *, valued: Collection[str], flags: Collection[str]) -> tuple[list[str], Options]:
    """Plain words, and options by name without dashes (--json is "", --by=X or --by X is "X"); after -- all is plain.

    Raises UsageError for an option not in `valued` or `flags`, one given twice, and one without its value.
    """
    plain: list[str] = []
    options: Options = {}
    rest = iter(words)
    for word in rest:
        name, equals, value = word.lstrip("-").partition("=")
        if word == "--":
            plain += rest
        elif not word.startswith("-") or word == "-":
            plain.append(word)
        elif name in options:
            raise UsageError(f"选项 {word} 写了两次。")
        elif name in valued:
            options[name] = decoded(value if equals else _value(word, next(rest, None)))
        elif name in flags and not equals:
            options[name] = ""
        else:
            raise UsageError(f"不认识选项 {word}。")
    return plain, options


def words_said(
    words: Sequence[str], needed: Collection[str], usage: str, *, plain: int, also: Collection[str] = ()
) -> tuple[list[str], Options]:
    """As many `plain` words, every option `needed` and those of `also` that are given; UsageError with the `usage`."""
    given, said = split_words(words, valued=(*needed, *also), flags=())
    if len(given) != plain or not set(needed) <= set(said):
        raise UsageError(f"写法：{usage}")
    return given, said


def one_of(literal: Any, word: str, usage: str) -> Any:
    """The value of a Literal that `word` is; UsageError with the `usage` for any other."""
    if word in get_args(literal):
        return word
    raise UsageError(f"写法：{usage}")


def day_in(options: Options, name: str) -> date | None:
    """The day an option gives, None where it is left out; UsageError for what is no day."""
    return day_of(options[name]) if name in options else None


def day_of(text: str) -> date:
    """The day a word names; UsageError for what is no day."""
    if day := read_day(text):
        return day
    raise UsageError(f"“{text}”不是日期。")


def _value(option: str, word: str | None) -> str:
    if word is None or (word.startswith("-") and word != "-"):
        raise UsageError(f"选项 {option} 后面缺少内容。")
    return word
