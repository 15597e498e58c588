"""How far the departments have come: quantities as bars on one axis, tasks in words as words."""

import re
from collections.abc import Sequence
from decimal import Decimal

import polars as pl

from charts.departments.words import differs, least_words
from charts.evidence.figured import task_figure
from charts.markup import Axis, Row, axis_over, given, opens, status_word, text, tip
from charts.table import Column, Line, table
from domain.dates import show_period
from domain.departments import DepartmentKind
from domain.facts import Facts
from domain.numbers import show_as_written, show_rate

UNFOLDED = 48
_CLAUSE = re.compile("[，；。]")


def leading_table(progress: pl.DataFrame, pace: Decimal, facts: Facts) -> str:
    """One row a department with quantities, a column a task, one bar for each bound on one shared axis.

    `pace` is the share of the year gone, drawn on every bar as one line.
    """
    quantities = progress.filter(pl.col("target").is_not_null())
    axis = axis_over(quantities["completion"].to_list())
    tasks = facts.departments.task
    columns = [Column("部门", "name")] + [
        Column(
            f"{text(task.short)}<br><small>{text(task.unit)}</small>", "left", label=text(f"{task.short} {task.unit}")
        )
        for task in tasks
    ]
    lines = []
    for rows in quantities.partition_by("place_key", maintain_order=True):
        first = rows.row(0, named=True)
        cells = [_quotas(rows.filter(duty=task.label).rows(named=True), axis, pace, facts) for task in tasks]
        lines.append(Line([_name(first), *cells], f"department:{first['place_key']}"))
    return table("各部门数量任务的累计完成数和目标", columns, lines, "quotas stacked")


def duties_table(progress: pl.DataFrame, kind: DepartmentKind, facts: Facts) -> str:
    """One row a department of the kind: its task in words, folded where it is long, and its last note."""
    mine = progress.filter(kind=kind.key, duty=kind.task)
    columns = [Column("部门", "name"), Column(text(kind.task), "left wrap"), Column("最近进展", "left wrap")]
    lines = [Line([_opener(row), _folded(row["wording"]), _note(row, facts)]) for row in mine.iter_rows(named=True)]
    return table(kind.label, columns, lines, "duties stacked plain")


def quota_legend(pace: Decimal) -> str:
    """What stands on the bars."""
    return (
        f'<span class="legend"><i><span class="key pace"></span>序时 {text(show_rate(pace))}</i>'
        '<i><span class="key guarantee"></span>目标</i><i><span class="key hatched"></span>未报送</i></span>'
    )


def _quotas(rows: Sequence[Row], axis: Axis, pace: Decimal, facts: Facts) -> str:
    return "".join(_quota(row, axis, pace, facts) for row in rows)


def _quota(row: Row, axis: Axis, pace: Decimal, facts: Facts) -> str:
    """One quantity: its bound, what is done of the target, the bar; a mismatch with the list is said beside it."""
    marks = f'<span class="pace" style="left:{axis.at(pace)}"></span>'
    marks += f'<span class="guarantee" style="left:{axis.at(1)}"></span>'
    reported = row["status"] == "reported" and row["actual"] is not None
    fill = f'<span class="fill" style="width:{axis.at(row["completion"])}"></span>' if reported else ""
    blank = "" if reported else " hatched"
    bar = f'<div class="bar thin{blank}" aria-hidden="true">{fill}{marks}</div>'
    target = f"/{task_figure(show_as_written(row['target']), 'target', row)}"
    done = f"<b>{task_figure(show_as_written(row['actual']), 'actual', row)}</b>" if reported else _silence(row, facts)
    value = done + target
    told = tip(row["scope"], least_words(row, facts), _mismatch_told(row, facts))
    bound = f"<small>{text(least_words(row, facts))}</small>" if row["least"] is not None else ""
    return f'<div class="quota"{told}><p>{value} {bound}{_mismatch(row, facts)}</p>{bar}</div>'


def _silence(row: Row, facts: Facts) -> str:
    return f'<span class="missing">{status_word(row["status"], facts)}</span>'


def _mismatch(row: Row, facts: Facts) -> str:
    if not differs(row):
        return ""
    word = facts.sentences["departments_mismatched"].format(count=row["proved"])
    return f' <span class="light near">{text(word)}</span>'


def _mismatch_told(row: Row, facts: Facts) -> str:
    told = {"actual": show_as_written(row["actual"]), "listed": row["proved"], "unit": row["unit"]}
    return facts.sentences["departments_mismatched_more"].format(**told) if differs(row) else ""


def _name(row: Row) -> str:
    return f"{text(row['short'])}{_since(row)}"


def _opener(row: Row) -> str:
    """The name as a button: the row itself holds what folds out."""
    action = opens(f"department:{row['place_key']}")
    return f'<button class="opener"{action}>{text(row["department"])}</button>'


def _since(row: Row) -> str:
    return f'<small class="since">{text(show_period(row["period"]).split("年")[1])}数</small>' if row["period"] else ""


def _note(row: Row, facts: Facts) -> str:
    return f"{given(row['note'])}{_since(row)}" if row["note"] else _silence(row, facts)


def _folded(sentence: str) -> str:
    """A sentence, folded behind its first clause where it has several."""
    first = _CLAUSE.split(sentence, maxsplit=1)[0]
    if len(sentence) <= UNFOLDED:
        return text(sentence)
    return f"<details><summary>{text(first)}……</summary>{text(sentence)}</details>"
