"""The forms as they are committed, one file each."""

from pathlib import Path
from typing import TYPE_CHECKING

from domain.datafiles import read_table
from domain.forms import STANDING, Form

if TYPE_CHECKING:
    from domain.facts import Facts


def read_forms(folder: Path) -> dict[str, Form]:
    """The forms of `folder` by key, those the places hand in before those of the departments."""
    forms = (read_table(path, Form) for path in sorted(folder.rglob("*.toml")))
    return {form.key: form for form in sorted(forms, key=lambda form: form.reporter != "place")}


def lists_in(facts: "Facts") -> tuple[Form, ...]:
    """The lists that the city keeps by the year, which belong to no season."""
    return tuple(form for form in facts.forms.values() if form.season == STANDING and form.from_city)
