"""The forms as they are committed, one file each."""

from pathlib import Path

from domain.datafiles import read_table
from domain.forms import Form


def read_forms(folder: Path) -> dict[str, Form]:
    """The forms of `folder` by key, those the places hand in before those of the departments."""
    forms = (read_table(path, Form) for path in sorted(folder.rglob("*.toml")))
    return {form.key: form for form in sorted(forms, key=lambda form: form.reporter != "place")}
