"""The data dictionary as it goes out: one row a column, and the codes that stand in the columns."""

from collections.abc import Mapping

from domain.dictionary import LedgerColumn, LedgerTable
from domain.facts import Facts
from domain.tables import Head, Table

Types = Mapping[tuple[str, str], str]
_HEADS = tuple(map(Head, ("表", "表名", "每行是什么", "列", "类型", "含义", "单位", "来源")))


def dictionary_table(tables: Mapping[str, LedgerTable], types: Types) -> Table:
    """Every column of every table; `types` are the ledger's own, by table and column."""
    rows = [
        (table.key, table.label, table.grain, column.key, *_told(table.key, column, types))
        for table in tables.values()
        for column in table.columns
    ]
    return Table("数据字典", _HEADS, rows)


def as_markdown(tables: Mapping[str, LedgerTable], types: Types) -> str:
    """The dictionary to be read: a section a table."""
    lines = ["# 数据字典", "", "每张表一个同名的 .parquet 文件。时刻为世界时；代码的含义见数据字典.xlsx 的代码表。"]
    for table in tables.values():
        lines += ["", f"## {table.label}（{table.key}）", "", f"{table.grain}。", ""]
        lines += ["| 列 | 类型 | 含义 | 单位 | 来源 |", "|---|---|---|---|---|"]
        lines += [f"| {' | '.join((column.key, *_told(table.key, column, types)))} |" for column in table.columns]
    return "\n".join(lines) + "\n"


def _told(table: str, column: LedgerColumn, types: Types) -> tuple[str, str, str, str]:
    return types[table, column.key].lower(), column.meaning, column.unit, column.source


def code_tables(facts: Facts) -> list[Table]:
    """What the codes in the columns stand for: indicators with unit and meaning, units, seasons, forms."""
    code, label = Head("代码"), Head("名称")
    return [
        Table(
            "指标代码",
            [code, label, Head("单位"), Head("含义"), Head("依据")],
            [
                [one.key, one.label, one.unit, one.definition, facts.cite(one.source)]
                for one in facts.indicators.values()
            ],
        ),
        Table("单位代码", [code, label], [[one.key, one.label] for one in facts.places.place]),
        Table("考核期代码", [code, label], [[one.key, one.label] for one in facts.seasons.values()]),
        Table(
            "表式代码",
            [code, label, Head("依据")],
            [[one.key, one.label, facts.cite(one.source)] for one in facts.forms.values()],
        ),
    ]
