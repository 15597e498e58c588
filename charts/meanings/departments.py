"""The departments of annex 3 as a section of the 口径 page: their names and what is asked of them, as printed."""

import polars as pl

from charts.meanings.definitions import Section, entry, with_source
from charts.table import Column
from domain.departments import Department
from domain.facts import Facts
from domain.numbers import DASH


def department_section(facts: Facts, tasks: pl.DataFrame) -> Section:
    """Every department with its kind, its other names and its sentences; `tasks` is departments/asked."""
    listed = facts.departments
    columns = [Column("部门", "name"), Column("类别", "left"), Column("也写作", "left wrap")]
    columns += [Column("任务", "left wrap"), Column("依据", "left wrap")]
    rows = [
        with_source(
            entry(one.label, listed.kind_of(one).short, "、".join(one.aliases) or DASH, _asked(one, tasks)),
            listed.source,
            facts,
        )
        for one in listed.department
    ]
    return Section(
        "市级部门", columns, rows, "市级部门是九个单位之外的填报单位，只报部门月报，不计入县（市、区）的完成率和排名。"
    )


def _asked(department: Department, tasks: pl.DataFrame) -> str:
    """The sentences printed for it, then the one its kind shares."""
    return " ".join(tasks.filter(place_key=department.key)["wording"].unique(maintain_order=True))
