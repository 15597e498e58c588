"""What every word and figure means, section by section, each entry with its clause; searchable."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.markup import card, text
from charts.table import Column, Line, table
from domain.facts import Facts
from domain.records import Source
from domain.text import squeeze


@dataclass(frozen=True)
class Entry:
    """One row: the plain words a search looks in, its cells as HTML, the 取数编号 that a row taken along carries."""

    words: str
    cells: Sequence[str]
    number: str | None = None


@dataclass(frozen=True)
class Section:
    """One table of the page; `note` is plain text; a `folded` one opens at a click or a search.

    `numbered` says which of its figures the numbers of the entries are of; such a table holds figures that open.
    """

    title: str
    columns: Sequence[Column]
    entries: Sequence[Entry]
    note: str = ""
    folded: bool = False
    numbered: str = ""


def entry(*cells: str, plain: Sequence[object] = ()) -> Entry:
    """An entry of plain cells, escaped here, followed by cells that are HTML already (their words are `plain`)."""
    return Entry(squeeze(" ".join([*cells, *map(str, plain)])).lower(), [text(cell) for cell in cells])


def with_source(plain: Entry, source: Source, facts: Facts, definition: Source | None = None) -> Entry:
    """The entry with its clause, and that of its definition, as the last cell; an assumption carries its mark."""
    sources = [source, definition] if definition else [source]
    words = "".join(squeeze(facts.cite(each)).lower() for each in sources)
    return Entry(plain.words + words, [*plain.cells, "<br>".join(clause(each, facts) for each in sources)])


def clause(source: Source, facts: Facts) -> str:
    """The clause as HTML; an assumption carries its mark."""
    if source.standing != "assumed":
        return text(facts.cite(source))
    mark = facts.sentences["source_assumed"]
    return f'<span class="assumed">{mark}</span>{text(facts.cite(source).removeprefix(mark))}'


def drawn(section: Section, wanted: str = "") -> str:
    """The section with the entries that, under its title, hold every word of `wanted`; nothing where none does."""
    sought = [squeeze(word).lower() for word in wanted.split()]
    titled = squeeze(section.title).lower()
    found = [row for row in section.entries if all(word in row.words or word in titled for word in sought)]
    if not found:
        return ""
    body = table(
        section.title, section.columns, [Line(row.cells) for row in found], "stacked plain", grid=bool(section.numbered)
    )
    title = f"{section.title}（{len(found)}）"
    if section.folded and not sought:
        note = f'<p class="note">{text(section.note)}</p>' if section.note else ""
        return f'<details class="card"><summary>{text(title)}</summary>{note}{body}</details>'
    return card(title, body, text(section.note))
