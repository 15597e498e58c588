"""Where a figure came from: formula, file, sheet, cell, what stood there, who sent it and when."""

from collections.abc import Iterable

import polars as pl

from charts.markup import Row, figure, given, target, text
from domain.dates import show_moment
from domain.facts import Facts
from domain.indicators import Indicator
from domain.leads import show_lead
from domain.numbers import show_rate
from domain.seasons import Season


def evidence_card(evidence: pl.DataFrame, ranking: Row | None, indicator: Indicator, facts: Facts) -> str:
    """`evidence` is evidence/figure, at most one row; `ranking` the unit's row of the ranking, if there is one."""
    if evidence.is_empty():
        return '<p class="note">截至这一天，没有这个单位的这项数据。</p>'
    row = evidence.row(0, named=True)
    value = f"{figure(row['value'], indicator, facts)} {indicator.unit}"
    lines = [
        ("完成数", text(value)),
        *_correction(row, indicator, facts),
        *(_completion(ranking, indicator, facts) if ranking else ()),
        ("取自文件", given(row["file"])),
        ("工作表", given(row["sheet"])),
        ("单元格", text(row["cell"])),
        ("原文", given(row["raw"])),
        ("回执号", text(row["receipt"])),
        ("报送人", given(row["received_by"])),
        ("收到时间", text(show_moment(row["received_at"]))),
        ("口径", text(indicator.definition)),
        ("依据", text(facts.cite(indicator.source))),
    ]
    return definition_list(lines)


def _correction(row: Row, indicator: Indicator, facts: Facts) -> Iterable[tuple[str, str]]:
    """What the unit reported, and who put it right, when and why."""
    if row["guard"] is not None:
        reported = f"{figure(row['guard'], indicator, facts)} {indicator.unit}"
        who = f"{row['corrected_by']}，{show_moment(row['corrected_at'])}"
        yield "市级更正", text(f"报送数 {reported}，已更正。") + given(f"{row['correction_reason']}（{who}）")


def _completion(row: Row, indicator: Indicator, facts: Facts) -> Iterable[tuple[str, str]]:
    actual = figure(row["actual"], indicator, facts)
    for basis, word in (("guarantee", "保证目标"), ("work", "工作目标")):
        if row[f"{basis}_target"] is not None:
            goal, rate = target(row[f"{basis}_target"], indicator, facts), show_rate(row[f"{basis}_completion"])
            yield f"完成{word}", text(f"{actual} ÷ {goal} = {rate}")
    if row["lead_points"] is not None:
        yield (
            "与序时差",
            text(
                f"{show_rate(row['guarantee_completion'])} − {show_rate(row['pace'])} = "
                f"{show_lead(row['lead_points'], facts)} 个百分点（按未取整的值计算），{row['light']}"
            ),
        )


def target_origins(targets: pl.DataFrame, season: Season, facts: Facts) -> str:
    """Where each level of a unit's target came from: a cell of a table handed in, or the committed tables.

    `targets` is targets/in_force of one unit and indicator; nothing is said where there is no task.
    """
    lines = [
        (f"{row['target_level']}取自", text(_origin(row, facts.cite(season.source), facts)))
        for row in targets.iter_rows(named=True)
    ]
    return definition_list(lines) if lines else ""


def _origin(row: Row, source: str, facts: Facts) -> str:
    value = target(row["value"], facts.indicators[row["indicator"]], facts)
    said = facts.sentences["target_committed" if row["receipt"] is None else "target_from"]
    return said.format(**row | {"value": value, "source": source})


def definition_list(lines: Iterable[tuple[str, str]]) -> str:
    """Terms (plain text) and what they are (HTML)."""
    body = "".join(f"<dt>{text(term)}</dt><dd>{meaning}</dd>" for term, meaning in lines)
    return f'<dl class="terms">{body}</dl>'
