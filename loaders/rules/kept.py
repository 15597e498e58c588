"""Checks of a list that the city keeps: names given twice, names that say different things, signs that part words."""

from collections.abc import Iterator

from domain.checks.kept import NamedOnce, Plain, SaysSame
from domain.enterprises import AND, exact_name
from loaders.rules.known import Known
from loaders.rules.rows import Firing, Rows


def named_once(check: NamedOnce, _names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every name another thing was given before; {name} is it, {first_cell} where it stands, {whose} whose it is."""
    seen: dict[tuple[str, str], tuple[str, str, int]] = {}
    scopes = rows.texts(check.within) if check.within else [None] * rows.height
    for row, (label, scope) in enumerate(zip(rows.texts(check.label), scopes, strict=True)):
        thing = str(row) if check.within else exact_name(label)
        for column in (check.label, check.aliases):
            for name in (rows.texts(column)[row] or "").split(AND):
                mine = thing, column, row
                first = seen.setdefault((exact_name(scope), exact_name(name)), mine)
                if name and first[0] != thing:
                    words = {"name": name, "first_cell": rows.place_of(*first[1:])[1]}
                    yield Firing(column, row, words=words | {"whose": rows.texts(check.label)[first[2]] or ""})


def says_same(check: SaysSame, _names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every row that says something else than the first of its kind; {of} is the kind, {first} what that says."""
    seen: dict[str, int] = {}
    told = rows.texts(check.column)
    for row, of in enumerate(rows.texts(check.of)):
        first = seen.setdefault(exact_name(of), row)
        if of and told[row] != told[first]:
            words = {"of": of, "first": told[first] or "", "first_cell": rows.place_of(check.column, first)[1]}
            yield Firing(check.column, row, words=words)


def plain(check: Plain, _names: tuple[str, ...], rows: Rows, _known: Known) -> Iterator[Firing]:
    """Every word with such a sign in it; {signs} lists them."""
    for column in check.names:
        for row, text in enumerate(rows.texts(column)):
            if any(sign in (text or "") for sign in check.signs):
                yield Firing(column, row, words={"signs": "".join(f"“{sign}”" for sign in check.signs)})
