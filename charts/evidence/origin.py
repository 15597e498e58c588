"""Where the cells behind a figure came from: file, sheet and cell, who sent them when, or the document of a target."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.evidence.meanings import meaning
from charts.markup import Row, given, text
from domain.chains.files import listed_on
from domain.dates import show_moment
from domain.facts import Facts
from domain.figures.listing import LINE_ROLES
from domain.figures.named import Figure
from domain.numbers import show_as_written
from domain.records import Source

# What is said of a unit or counted, in no cell.
_STATED = ("counted", "factor", "no_task", "banned", "outside")


@dataclass(frozen=True)
class Group:
    """Cells that belong together: one figure of a unit, one target, or what a register says of one project."""

    rows: Sequence[Row]

    @property
    def first(self) -> Row:
        """The row that says whose they are and where they came from."""
        return self.rows[0]

    @property
    def cells(self) -> list[str]:
        """Their addresses; none where a target is committed."""
        return [row["cell"] for row in self.rows if row["cell"] and row["value"] is not None]


def origin(group: Group, facts: Facts, made: Figure) -> str:
    """File, sheet and cells, what stood there, receipt, sender and moment; or the document of a committed target."""
    row = group.first
    if row["role_key"] in _STATED and row["file"] is None:
        return text(facts.sentences["figure_counted"]) if row["role_key"] == "counted" else ""
    if row["file"] is None:
        return text(facts.sentences["figure_target_from"].format(source=facts.cite(_stated(row, made, facts))))
    stood = [given(row["sheet"]), text("、".join(group.cells))] if group.cells else []
    where = "　".join([given(row["file"]), *stood])
    raw = f"<br>原文 {given(row['raw'])}" if row["cell"] and row["role_key"] not in LINE_ROLES else ""
    who = f"回执号 {text(row['receipt'])}　{given(row['received_by'])}　{text(show_moment(row['received_at']))}"
    return f"{where}{raw}<br><small>{who}</small>{_repeated(row, facts)}{_correction(row)}"


def _repeated(row: Row, facts: Facts) -> str:
    """Where another return said the same as this one without saying it again."""
    if row["repeated_in"] is None:
        return ""
    return f"<br><small>{text(facts.sentences['figure_repeated'].format(receipt=row['repeated_in']))}</small>"


def _stated(row: Row, made: Figure, facts: Facts) -> Source:
    """What a committed target, or link of the list of chains, is taken from."""
    if row["role_key"] == "link":
        return listed_on(facts, row["told_by"]).source
    return meaning(made, facts).source if made.made.of == "task" else facts.seasons[made.season].source


def _correction(row: Row) -> str:
    if row["reported"] is None:
        return ""
    why = f"{row['correction_reason']}（{row['corrected_by']}，{show_moment(row['corrected_at'])}）"
    return f"<br>市级更正：报送数 {show_as_written(row['reported'])}，已更正。{given(why)}"
