"""What the city has put right in a return: the cell, what was reported and what counts for it, why and until when."""

import polars as pl

from charts.markup import Row, given, text
from domain.dates import show_day, show_moment
from domain.facts import Facts
from domain.numbers import show_as_written


def corrected_list(corrected: pl.DataFrame, facts: Facts) -> str:
    """Every correction of one return, or nothing where there is none; `corrected` is returns/corrected."""
    if corrected.is_empty():
        return ""
    heading = text(facts.sentences["corrected_told"].format(count=corrected.height))
    lines = "".join(_line(row, facts) for row in corrected.iter_rows(named=True))
    return f'<p class="note">{heading}</p><ul class="findings">{lines}</ul>'


def _line(row: Row, facts: Facts) -> str:
    say = facts.sentences
    guard, value = (f"{show_as_written(row[name])}{row['unit']}" for name in ("guard", "corrected_value"))
    told = say["corrected_one"].format(indicator=facts.indicators[row["indicator"]].spoken, guard=guard, value=value)
    until = say["answered_until"].format(day=show_day(row["ends_on"])) if row["ends_on"] else ""
    words = {"reason": row["correction_reason"], "author": row["corrected_by"], "until": until}
    because = say["corrected_because"].format(moment=show_moment(row["corrected_at"]), **words)
    return (
        f'<li class="again"><span class="light again">{text(say["checking_corrected"])}</span><div>'
        f'<p><b class="cell">{text(row["cell"])}</b>{text(told)}</p><p class="because">{given(because)}</p>'
        f'<p class="note"><span>工作表：{given(row["sheet"])}</span></p></div></li>'
    )
