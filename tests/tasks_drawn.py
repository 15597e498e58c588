"""Annex 3 of the targets document drawn as it is printed, from the committed departments and their sentences."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

from domain.departments import Department
from domain.facts import Facts
from tests.drawing import Drawing, draw

DEPARTMENTS = "annual/targets-department"
REMARK = "主导引进项目包括但不局限于任务中明确的产业，非房地产项目、非政府投资的项目均可纳入目标认定。"
PRINTED_NAMES = {"市经济合作外事局": "市经济合作\n外事局", "市政府驻北京联络处": "市政府驻北京\n联络处"}
PAGES = (6, 10, 5)  # how many departments stand on a page, under a header of their own
_WIDE = str.maketrans("15", "１５")
_LINE = 20
Changed = Mapping[tuple[str, str], object]


def broken(sentence: str) -> str:
    """Broken over lines in the middle of words, blanks around numbers, some digits wide, as in the print."""
    spaced = sentence.replace("投资", "投资 ").translate(_WIDE)
    return "\n".join(spaced[at : at + _LINE] for at in range(0, len(spaced), _LINE))


def printed_tasks(
    facts: Facts, changed: Changed | None = None, year: str = "2022年", kinds: tuple[str, ...] = ("serving", "other")
) -> Drawing:
    """The sheet with （一） and the sections of `kinds`, but for the cells `changed` by department label and column."""
    form, listed, given = facts.forms[DEPARTMENTS], facts.departments, changed or {}
    trips = {row.department: row.target for row in facts.department_targets if row.indicator == listed.task[-1].label}
    shared = listed.kind[0].duty or ""
    rows: list[dict[str, object]] = []
    leading = [one for one in listed.department if one.kind == "leading"]
    for nth, department in enumerate(leading):
        if nth in (PAGES[0], PAGES[0] + PAGES[1]):
            rows.append({column.name: column.label for column in form.columns})
        row: dict[str, object] = {
            "place": PRINTED_NAMES.get(department.label, department.label),
            "leads": broken(department.leads or ""),
            "compiles": broken(department.compiles or ""),
            "trips": f"{trips[department.label]:f}次",
        }
        if nth in (0, PAGES[0], PAGES[0] + PAGES[1]):
            row |= {"duty": broken(shared), "remark": broken(REMARK)}
        rows.append(_changed(row, department, given))
    for kind in listed.kind[1:]:
        if kind.key in kinds:
            mine = [one for one in listed.department if one.kind == kind.key]
            rows.append({"place": f"（{'二' if kind.key == 'serving' else '三'}）{kind.label}（{len(mine)}个）"})
            rows.append({"place": "单位", "leads": kind.task})
            rows += [
                _changed({"place": one.label, "leads": broken(one.duty or kind.duty or "")}, one, given) for one in mine
            ]
    return Drawing(form, "", year, rows, sheet=form.annex)


def _changed(row: dict[str, object], department: Department, given: Changed) -> dict[str, object]:
    return row | {name: value for (label, name), value in given.items() if label == department.label}


def draw_tasks(path: Path, drawing: Drawing) -> Path:
    """The workbook with the two sentences merged down over the departments of each page."""
    draw(path, drawing)
    book = load_workbook(path)
    top = first_row(drawing)
    for size in PAGES:
        for letter in "EF":
            book.worksheets[0].merge_cells(f"{letter}{top}:{letter}{top + size - 1}")
        top += size + 1
    book.save(path)
    return path


def first_row(drawing: Drawing) -> int:
    """The row of the first department."""
    return drawing.at[0] + 1 + len(drawing.form.title) + drawing.form.depth


def row_of(drawing: Drawing, label: str) -> int:
    """The row of the department with `label`."""
    rows = list(drawing.values)
    names = ["".join(str(row["place"]).split()) for row in rows]  # type: ignore[call-overload]
    return first_row(drawing) + names.index(label)
