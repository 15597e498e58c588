"""Where a figure came from: formula, file, sheet, cell, what stood there, who sent it and when."""

from collections.abc import Iterable

import polars as pl

from charts.markup import Row, figure, text
from domain.dates import show_moment
from domain.facts import Facts
from domain.indicators import Indicator
from domain.numbers import show_change, show_rate


def evidence_card(evidence: pl.DataFrame, ranking: Row | None, indicator: Indicator, facts: Facts) -> str:
    """`evidence` is evidence/figure, at most one row; `ranking` the unit's row of the ranking, if there is one."""
    if evidence.is_empty():
        return '<p class="note">截至这一天，没有这个单位的这项数据。</p>'
    row = evidence.row(0, named=True)
    value = f"{figure(row['value'], indicator, facts)} {indicator.unit}"
    lines = [
        ("完成数", value),
        *(_completion(ranking, indicator, facts) if ranking else ()),
        ("取自文件", row["file"]),
        ("工作表", row["sheet"]),
        ("单元格", row["cell"]),
        ("原文", row["raw"]),
        ("受理号", row["receipt"]),
        ("报送人", row["received_by"]),
        ("收到时间", show_moment(row["received_at"])),
        ("口径", indicator.definition),
        ("依据", facts.cite(indicator.source)),
    ]
    return definition_list(lines)


def _completion(row: Row, indicator: Indicator, facts: Facts) -> Iterable[tuple[str, str]]:
    actual = figure(row["actual"], indicator, facts)
    for basis, word in (("guarantee", "保证目标"), ("work", "工作目标")):
        if row[f"{basis}_target"] is not None:
            target, rate = figure(row[f"{basis}_target"], indicator, facts), show_rate(row[f"{basis}_completion"])
            yield f"完成{word}", f"{actual} ÷ {target} = {rate}"
    if row["lead_points"] is not None:
        yield (
            "与序时差",
            (
                f"{show_rate(row['guarantee_completion'])} − {show_rate(row['pace'])} = "
                f"{show_change(row['lead_points'])} 个百分点（按未取整的值计算），{row['light']}"
            ),
        )


def definition_list(lines: Iterable[tuple[str, object]]) -> str:
    """Terms and what they are."""
    body = "".join(f"<dt>{text(term)}</dt><dd>{text(value)}</dd>" for term, value in lines)
    return f'<dl class="terms">{body}</dl>'
