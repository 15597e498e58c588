"""Rows of a department's return that do not fit the tasks it was given."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import polars as pl

from domain.departments import Task, TaskColumns
from domain.facts import Facts
from domain.findings import Finding
from domain.forms import Form
from domain.numbers import show_as_written

Line = dict[str, dict[str, Any]]
_CELL = ("row_number", "field", "value", "text", "sheet", "cell")


def misfit_rows(values: pl.DataFrame, form: Form, mine: list[Task], facts: Facts) -> list[Finding]:
    """A finding for each: a task not among `mine`, one told twice, a figure in the column of another unit.

    A return with nothing but its tasks is empty. Nothing is said where nothing is asked, nor of any other form.
    """
    if form.tasks is None:
        return []
    lines: dict[int, Line] = {}
    for cell in values.select(_CELL).iter_rows(named=True):
        lines.setdefault(cell["row_number"], {})[str(cell["field"])] = cell
    if lines and not any(_says(line, form.tasks) for line in lines.values()):
        return [facts.finding("return.empty", sheet=next(iter(lines[min(lines)].values()))["sheet"])]
    return list(_told(list(lines.values()), form, form.tasks, mine, facts)) if mine else []


def _says(line: Line, columns: TaskColumns) -> bool:
    """Whether a row tells of anything done."""
    told = (line[name] for name in (*columns.done, columns.note, columns.item) if name in line)
    return any(cell["value"] is not None or cell["text"] is not None for cell in told)


def _told(lines: list[Line], form: Form, columns: TaskColumns, mine: list[Task], facts: Facts) -> Iterator[Finding]:
    met: dict[tuple[str, Decimal | None], str] = {}
    for line in lines:
        named = line.get(columns.task)
        if named is None or named["text"] is None:
            continue
        item, least = _of(line, columns.item, "text"), _of(line, columns.least, "value")
        label = named["text"]
        fitting = [task for task in mine if task.label == label and (item or task.least == least)]
        here = {"sheet": named["sheet"], "cell": named["cell"], "read": _named(label, None if item else least)}
        if not fitting:
            wanted = "；".join(dict.fromkeys(_named(task.label, task.least) for task in mine))
            yield facts.finding("row.no_task", **here, wanted=wanted)
        elif not item:
            yield from _misplaced(line, form, columns, fitting[0], facts)
            if (label, least) in met:
                yield facts.finding("row.task_twice", **here, wanted=met[label, least])
            met.setdefault((label, least), named["cell"])


def _misplaced(line: Line, form: Form, columns: TaskColumns, task: Task, facts: Facts) -> Iterator[Finding]:
    """Figures in the columns of other units than the task's."""
    done = {column.name: column for column in form.columns if column.name in columns.done}
    right = next((column.label for column in done.values() if column.unit == task.unit), done[columns.done[0]].label)
    for name, column in done.items():
        if column.unit != task.unit and (value := _of(line, name, "value")) is not None:
            here = {"sheet": line[name]["sheet"], "cell": line[name]["cell"], "read": show_as_written(value)}
            code = "row.task_column" if task.unit else "row.task_words"
            yield facts.finding(code, **here, wanted=right, task=task.label, column=column.label)


def _of(line: Line, name: str, part: str) -> Any:
    return line[name][part] if name in line else None


def _named(label: str, least: Decimal | None) -> str:
    return f"{label}（投资额下限{show_as_written(least)}亿元）" if least is not None else label
