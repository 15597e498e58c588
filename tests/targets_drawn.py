"""The annexes of the targets document drawn as they are printed, from the committed tables."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from domain.facts import Facts
from domain.forms import NUMBERS, Form
from tests.drawing import Drawing, draw

COUNTY, FOREIGN = "annual/targets-county", "annual/targets-foreign"
SENTENCE = "2019年以来签约项目注册率、开工率、资金到位率、投产率分别达到90%、80%、30%、20%。"
PRINTED_NAMES = {"渠县": "渠 县", "达州高新区": "达州\n高新区", "达州东部经开区": "达州东部\n经开区"}
Changed = Mapping[tuple[str, str], object]


def printed_rows(facts: Facts, form: Form, changed: Changed | None = None, factor: int = 1) -> list[dict[str, object]]:
    """A row for each unit and one for 合计 (not of what was `changed`, by unit label or 合计 and column), as printed.

    Every target is `factor` times the committed one.
    """
    given = {(row.place, row.indicator): row for row in facts.targets if row.season == "2022"}
    rows: list[dict[str, object]] = []
    numbers = [column for column in form.columns if column.kind in NUMBERS]
    sums = dict.fromkeys((column.name for column in numbers), Decimal(0))
    for place in facts.places.place:
        name = (changed or {}).get((place.label, "place"), PRINTED_NAMES.get(place.label, place.label))
        row: dict[str, object] = {"place": name}
        for column in numbers:
            target = given.get((place.key, column.indicator or ""))
            value = getattr(target, column.level or "", None)
            sums[column.name] += (value or 0) * factor
            row[column.name] = "—" if value is None else value * factor
            row[column.name] = (changed or {}).get((place.label, column.name), row[column.name])
        rows.append(row)
    total = {name: (changed or {}).get(("合计", name), value) for name, value in sums.items()}
    return [*rows, {"place": "合 计", **total}]


def printed(facts: Facts, key: str, year: str = "2022年", **disturbed: object) -> Drawing:
    """One annex as a sheet; `changed` and `factor` as for `printed_rows`, anything else disturbs the drawing."""
    form = facts.forms[key]
    rows = printed_rows(facts, form, disturbed.pop("changed", None), disturbed.pop("factor", 1))  # type: ignore[arg-type]
    sentence = disturbed.pop("sentence", SENTENCE)
    drawing = Drawing(form, "", year, rows, sheet=form.annex, **disturbed)  # type: ignore[arg-type]
    if any(column.name == "follow_through" for column in drawing.columns()):
        rows[0]["follow_through"] = sentence
    return drawing


def draw_printed(path: Path, *drawings: Drawing) -> Path:
    """The workbook with the sentence merged down over the nine units and 25亿 in the header, as the print has it."""
    for drawing in drawings:
        drawing.relabel = lambda text: text.replace("5亿元及以上", "25亿元及以上")
    draw(path, *drawings)
    book = load_workbook(path)
    for drawing, sheet in zip(drawings, book.worksheets, strict=True):
        names = [column.name for column in drawing.columns()]
        if "follow_through" in names:
            letter = get_column_letter(names.index("follow_through") + drawing.at[1])
            first = first_row(drawing)
            sheet.merge_cells(f"{letter}{first}:{letter}{first + 8}")
    book.save(path)
    return path


def first_row(drawing: Drawing) -> int:
    """The row of the first unit."""
    return drawing.at[0] + 1 + len(drawing.lines_above) + len(drawing.form.title) + drawing.form.depth + drawing.gap


def cell_of(drawing: Drawing, label: str, name: str, facts: Facts) -> str:
    """Where the target of a unit (or 合计) stands in the column `name`."""
    order = [place.label for place in facts.places.place] + ["合计"]
    column = [one.name for one in drawing.columns()].index(name) + drawing.at[1]
    return f"{get_column_letter(column)}{first_row(drawing) + order.index(label)}"
