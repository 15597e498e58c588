"""The official table of a year's targets as it is printed, with those in force and totals that add themselves."""

from datetime import datetime
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from domain.facts import Facts
from domain.forms import Form
from domain.numbers import DASH, show_as_written
from domain.seasons import Season
from loaders.blank import look
from loaders.blank.form import blank_form
from loaders.blank.tasks import task_form
from queries.ask import ask
from queries.store import Store

_AS_PRINTED = "General"  # as many decimals as the figure has


def target_form(store: Store, facts: Facts, form: Form, season: Season, as_of: datetime) -> bytes:
    """The .xlsx of `form` for `season` with what is in force as of `as_of` (naive UTC); it reads back as it is.

    A unit without a task has a dash; where nobody has a target of the form yet, the cells are left to be filled in.
    """
    if form.reporter == "department":
        return task_form(store, facts, form, season, as_of)
    book = load_workbook(BytesIO(blank_form(facts, form, facts.places.city, str(season.year))))
    told = ask(store, "targets/in_force", season=season.key, as_of=as_of)
    given = {
        (place, f"{indicator}.{level}"): value
        for place, indicator, level, value in told.select("place_key", "indicator", "level_key", "value").iter_rows()
    }
    set_here = {column.name for column in form.columns}
    nothing = DASH if any(name in set_here for _, name in given) else None
    sheet, first = book.worksheets[0], len(form.title) + 2 + form.depth
    total = first + len(facts.places.place)
    for nth, column in enumerate(form.columns, 1):
        if column.names_place:
            _name(sheet, nth, first, facts)
        elif column.level:
            factor = facts.units.factor(facts.indicators[column.indicator or ""].unit, column.unit or "")
            for row, place in enumerate(facts.places.place, first):
                value = given.get((place.key, column.name))
                cell = sheet.cell(row, nth, nothing if value is None else value * (factor or 1))
                cell.number_format = _AS_PRINTED
            letter, summed = get_column_letter(nth), sheet.cell(total, nth)
            look.settle(summed, f"=SUM({letter}{first}:{letter}{total - 1})")
            summed.number_format = _AS_PRINTED
        else:
            _sentence(sheet, nth, range(first, total), asked_of_all(store, facts, season, as_of))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def asked_of_all(store: Store, facts: Facts, season: Season, as_of: datetime) -> str:
    """What is asked of the projects of every unit alike as of `as_of`, as its sentence; empty where nothing is."""
    asked = ask(store, "follow_through/asked", season=season.key, as_of=as_of)
    if asked.is_empty():
        return ""
    return facts.sentences["follow_through_asked"].format(
        ratios="、".join(asked["label"]),
        shares="、".join(f"{show_as_written(share * 100)}%" for share in asked["target"]),
    )


def _name(sheet: Worksheet, column: int, first: int, facts: Facts) -> None:
    names = [*(place.label for place in facts.places.place), facts.places.totals[0]]
    for row, name in enumerate(names, first):
        look.settle(sheet.cell(row, column), name)


def _sentence(sheet: Worksheet, column: int, rows: range, sentence: str) -> None:
    """One sentence for all units, merged down beside them."""
    sheet.cell(rows[0], column).value = sentence or None
    sheet.merge_cells(start_row=rows[0], end_row=rows[-1], start_column=column, end_column=column)
