"""One department: its tasks with the cells they were read from, and the items it lists for them."""

import polars as pl

from charts.departments.words import differs, least_words
from charts.evidence.figured import task_figure
from charts.evidence.terms import definition_list
from charts.markup import Row, empty, given, status_word, text
from charts.table import Column, Line, table
from domain.dates import show_day, show_moment, show_period
from domain.facts import Facts
from domain.numbers import show_as_written, show_rate


def department_card(progress: pl.DataFrame, items: pl.DataFrame, asked: pl.DataFrame, facts: Facts) -> str:
    """`progress` is departments/progress, `items` departments/evidence, `asked` departments/asked of one department.

    Every figure of a task opens.
    """
    rows = progress.rows(named=True)
    parts = (_origin(rows[0], facts), _tasks(rows, facts), _printed(asked, facts), _items(items, facts))
    return "".join(f'<div class="return">{part}</div>' for part in parts)


def _origin(row: Row, facts: Facts) -> str:
    if row["submission"] is None:
        return f'<p class="note">{status_word(row["status"], facts)}</p>'
    lines = [
        ("所属期", text(show_period(row["period"]))),
        ("取自文件", given(row["file"])),
        ("收到时间", text(show_moment(row["received_at"]))),
        ("回执号", text(row["receipt"])),
    ]
    return definition_list(lines)


def _tasks(rows: list[Row], facts: Facts) -> str:
    heads = ("任务", "目标", "完成", "完成率", "计入明细", "取自")
    columns = [Column(head, "name" if head == heads[0] else "number") for head in heads]
    lines = [_task(row, facts) for row in rows if row["target"] is not None]
    notes = "".join(f'<p class="note">{text(row["duty"])}：{given(row["note"])}</p>' for row in rows if row["note"])
    return (table("各项任务的完成情况", columns, lines, "stacked") if lines else "") + notes


def _task(row: Row, facts: Facts) -> Line:
    bound = least_words(row, facts)
    named = f"{text(row['duty'])}<small> {text('，'.join(word for word in (row['scope'], bound) if word))}</small>"
    done = status_word(row["status"], facts)
    if row["actual"] is not None:
        done = _figure(show_as_written(row["actual"]), "actual", row)
    listed = _figure(text(row["proved"]), "proved", row)
    if differs(row):
        listed = f'<span class="light near">{listed}</span>'
    where = f"{given(row['sheet'])}　{row['line']}行" if row["line"] else text(None)
    target = f"{_figure(show_as_written(row['target']), 'target', row)}{text(row['unit'])}"
    return Line([named, target, done, _figure(show_rate(row["completion"]), "completion", row), listed, where])


def _figure(shown: str, measure: str, row: Row) -> str:
    return task_figure(shown, measure, row, stop=True)


def _printed(asked: pl.DataFrame, facts: Facts) -> str:
    """The sentences of annex 3, each once, with the cell of the table handed in where it came from one."""
    said = asked.unique(["clause", "wording"], keep="first", maintain_order=True).rows(named=True)
    return definition_list((row["clause"], f"{given(row['wording'])}{_stood(row, facts)}") for row in said)


def _stood(row: Row, facts: Facts) -> str:
    if row["receipt"] is None:
        return ""
    return f'<p class="note">{text(facts.sentences["task_from"].format(**row))}</p>'


def _items(items: pl.DataFrame, facts: Facts) -> str:
    if items.is_empty():
        return f'<p class="note">{text(facts.sentences["departments_no_items"])}</p>'
    columns = [Column("明细", "name"), Column("任务", "left"), Column("投资额（亿元）"), Column("产业", "left")]
    columns += [Column("日期", "left"), Column("是否计入", "left"), Column("表中行号")]
    lines = [_item(row, facts) for row in items.iter_rows(named=True)]
    return table("明细", columns, lines, "items stacked")


def _item(row: Row, facts: Facts) -> Line:
    word = facts.sentences["departments_counts" if row["counted"] else "departments_uncounted"]
    tone = "plain" if row["counted"] else "near"
    day = show_day(row["happened_on"]) if row["happened_on"] else None
    worth = show_as_written(row["investment"]) if row["investment"] is not None else None
    mark = f'<span class="light {tone}">{text(word)}</span>'
    return Line(
        [
            given(row["item_name"]),
            text(row["duty"]),
            text(worth),
            given(row["industry"]),
            text(day),
            mark,
            text(row["line"]),
        ]
    )


def no_tasks(season: str, facts: Facts) -> str:
    """What stands on the page in a season that asks nothing of the departments."""
    say = facts.sentences
    return empty(say["departments_none"].format(season=season), say["departments_none_more"])
