"""What the ledger says of one project, cell by cell, and its row of the sheet as it was sent."""

import polars as pl

import settings
from charts.evidence.sheet import sheet_drawing
from charts.projects.cells import cells_card
from loaders.ledger.archive import kept_under
from pages.parts.choosing.choice import Choice
from pages.parts.figures.listing import unseasoned
from pages.parts.shell.house import House

_MARKED = ("project", "chain", "link", "state")


def project_cells(projects: pl.DataFrame, called: str, house: House, choice: Choice) -> str:
    """The cells of the one of `projects` that is called "ACT:SUBMISSION:ROW", as HTML; nothing where none is."""
    _, submission, number = called.split(":")
    of = {"submission": submission, "row_number": int(number)}
    found = projects.filter(**of).rows(named=True)
    if not found:
        return ""
    asked = {"place": found[0]["place_key"], "project": found[0]["project"], **unseasoned(choice)}
    told = house.ask("evidence/project", **asked).filter(**of)
    return cells_card(told.rows(named=True), _drawn(told, house), house.facts) if told.height else ""


def _drawn(told: pl.DataFrame, house: House) -> str:
    """The sheet with the cells that decide the link marked; nothing where the file is no longer kept."""
    path = kept_under(told["sha256"][0], settings.VAR / "archive")
    cells = told.filter(pl.col("field").is_in(_MARKED))["cell"].to_list()
    piece = house.readers.look(path, told["sheet"][0], cells) if path.is_file() else None
    return sheet_drawing(piece, cells, house.facts) if piece else ""
