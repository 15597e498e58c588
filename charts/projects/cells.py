"""What a ledger says of one project: every filled cell with its head and address, and who sent it."""

from collections.abc import Sequence

from charts.evidence.terms import definition_list
from charts.markup import Row, given, text
from domain.dates import show_moment
from domain.facts import Facts


def cells_card(cells: Sequence[Row], sheet: str, facts: Facts) -> str:
    """`cells` is evidence/project of one project; `sheet` is the drawing of its row."""
    first, filled = cells[0], [row for row in cells if row["raw"] is not None]
    who = f"{text(first['receipt'])}　{given(first['received_by'])}　{text(show_moment(first['received_at']))}"
    said = definition_list(
        (row["header"], f'{given(row["raw"])} <small class="note">{text(row["cell"])}</small>') for row in filled
    )
    where = f"{given(first['file'])}　{given(first['sheet'])}"
    again = first["repeated_in"] and facts.sentences["figure_repeated"].format(receipt=first["repeated_in"])
    told = f"<br>{text(again)}" if again else ""
    return f'<p class="note">{where}　{text(facts.terms["receipt"])} {who}{told}</p>{said}{sheet}'
