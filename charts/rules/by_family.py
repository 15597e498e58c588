"""The rules family by family: on a phone, in place of a table that would be many screens long."""

import polars as pl

from charts.markup import Row, text
from charts.returns.findings import level_light
from domain.facts import Facts
from domain.rules import FAMILIES

_WAITING = ("unexplained", "suspected")
_COUNTED = ("fired", *_WAITING)


def rules_by_family(counts: pl.DataFrame, facts: Facts) -> str:
    """Every family of rules folded, open where something waits to be answered; `counts` is rules/by_rule."""
    families = ((facts.sentences[f"family_{key}"], counts.filter(family=key).rows(named=True)) for key in FAMILIES)
    return f'<div class="by_family">{"".join(_family(label, rows, facts) for label, rows in families if rows)}</div>'


def _family(label: str, rows: list[Row], facts: Facts) -> str:
    told = [text(facts.sentences["rules_many"].format(count=len(rows))), *_counts(rows, facts)]
    waiting = " open" if any(row[name] for row in rows for name in _WAITING) else ""
    lines = "".join(_rule(row, facts) for row in rows)
    summary = f"<summary>{text(label)}<small>{'，'.join(told)}</small></summary>"
    return f"<details{waiting}>{summary}<ol>{lines}</ol></details>"


def _rule(row: Row, facts: Facts) -> str:
    rule = facts.rules.by_code()[row["code"]]
    told = f"<small>{'，'.join(_counts([row], facts))}</small>" if row["fired"] else ""
    name = f'<button class="opener" data-act="rule:{text(rule.code)}">{text(rule.title)}</button>'
    return f"<li><span>{name}{told}</span>{level_light(rule.level, facts)}</li>"


def _counts(rows: list[Row], facts: Facts) -> list[str]:
    """触发3处, 待说明1处: what there is of each."""
    sums = {name: sum(row[name] for row in rows) for name in _COUNTED}
    say = facts.sentences
    return [text(say[f"rules_{name}"].format(count=count)) for name, count in sums.items() if count]
