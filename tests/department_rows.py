"""Returns of departments put straight into a ledger, and facts with invented departments."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from domain.departments import Department, Departments
from domain.facts import Facts
from domain.targets import DepartmentTarget
from queries.store import Cursor, Store
from tests.ledger_rows import Row, put, put_columns

FORM = "annual/department"


def with_departments(
    facts: Facts, departments: list[Department], targets: list[tuple[str, str, str | None, str]]
) -> Facts:
    """The same facts for other departments, and what is asked of them: (label, task, least, target)."""
    units = {task.label: task.unit for task in facts.departments.task}
    asked = tuple(
        DepartmentTarget(
            season=facts.departments.season,
            department=label,
            indicator=task,
            scope="",
            min_investment=least and Decimal(least),
            target=Decimal(target),
            unit=units[task],
        )
        for label, task, least, target in targets
    )
    listed = Departments(**(dict(facts.departments) | {"department": tuple(departments)}))
    return replace(facts, departments=listed, department_targets=asked)


def put_department(store: Store, place: str, period: str, received_at: str, lines: list[Mapping[str, object]]) -> str:
    """Store the return of one department, a line for each mapping from column to value; its submission."""
    [submission] = put(store, Row(place, period, received_at=received_at, form=FORM))

    def add(cursor: Cursor) -> None:
        for number, line in enumerate(lines, 1):
            cells = {"submission": submission, "row_number": number, "sheet": "Sheet1", "line": number + 6, **line}
            names = ", ".join(cells)
            values = ", ".join(f"${name}" for name in cells)
            cursor.execute(f"insert into department_line ({names}) values ({values})", cells)
        put_columns(cursor, submission, [str(column.field) for column in store.facts.form(FORM).columns])

    store.write(add)
    return submission
