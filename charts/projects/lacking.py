"""What a share is short of what is asked: projects or money, in words and as a light."""

from charts.evidence.figured import figured
from charts.markup import Row, text
from domain.facts import Facts
from domain.numbers import show_number
from domain.saying import fill, said

_DECIMALS = 2


def needed(row: Row, facts: Facts, told_by: str = "followed", whose: str = "") -> str:
    """还差 3 个 or 还差 1.70 亿元; nothing where nothing is missing or known. Money is rounded half up.

    The number opens where it is said `whose` it is.
    """
    for name, shown in (("projects", row["needed_projects"]), ("money", row["needed_money"])):
        if shown:
            written = str(shown) if name == "projects" else show_number(shown, _DECIMALS)
            number = said(written, f"{told_by}_needed", row["ratio"], whose) if whose else written
            return fill(facts.sentences[f"needed_{name}"], **{"count": number, "amount": number})
    return ""


def needed_mark(row: Row, told_by: str, whose: str, facts: Facts) -> str:
    """What is still missing as a light that opens its cells, or that nothing is; `told_by` is reported or followed."""
    short = text(needed(row, facts))
    if not short:
        return '<span class="light on_pace">达到</span>'
    return f'<span class="light near">{figured(short, f"{told_by}_needed", row["ratio"], whose)}</span>'
