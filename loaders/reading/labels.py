"""Header labels made comparable, and the unit printed in brackets behind them set apart."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from domain.forms import Column, Form
from domain.text import bare, squeeze

_BRACKETS = str.maketrans("[]{}【】〔〕", "()()()()")
_TRAILING = re.compile(r"(.+)\(([^()]*)\)")


@dataclass(frozen=True)
class Label:
    """One header label without its unit, and what stood in the brackets behind it."""

    text: str
    bracket: str | None = None


@lru_cache(4096)
def plain(text: str) -> str:
    """`text` as labels are compared: no space, no quotes, one kind of bracket."""
    return bare(text).translate(_BRACKETS)


@lru_cache(256)
def squeezed(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """The phrases that the title of a form holds, as they are compared."""
    return tuple(map(squeeze, phrases))


@dataclass(frozen=True)
class Vocabulary:
    """The labels of one form."""

    form: Form

    @cached_property
    def columns(self) -> dict[tuple[str, ...], Column]:
        """Every column by its header path and by those it is printed under otherwise."""
        return {
            tuple(map(plain, path)): column for column in self.form.columns for path in (column.header, *column.also)
        }

    @cached_property
    def ignored(self) -> frozenset[str]:
        """Labels of columns that may stand in the table and are not read."""
        return frozenset(map(plain, self.form.ignored_headers))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every label that stands in the header of the form or may stand there."""
        return self.ignored.union(*self.columns)

    def label(self, text: str) -> Label:
        """A header cell as a label: brackets that belong to a known label stay, others are set apart."""
        whole = plain(text)
        trailing = _TRAILING.fullmatch(whole)
        if trailing is None or whole in self.words:
            return Label(whole)
        return Label(trailing[1], trailing[2])
