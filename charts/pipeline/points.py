"""The points of the curves of waiting: on which day the share passed each whole percent, open to its cells."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from charts.evidence.figured import opening
from charts.markup import Row, text
from domain.facts import Facts
from domain.numbers import show_rate
from domain.projects.pipeline import Step


@dataclass(frozen=True)
class Curve:
    """One group of pipeline/waiting, and whose figures its points are."""

    rows: pl.DataFrame
    whose: str

    def opens(self, row: Row) -> str:
        """What the point of a row opens."""
        return opening("wait_share", f"{row['step']}:{row['after_days']}", self.whose)

    @property
    def points(self) -> list[Row]:
        """The days on which the share first came to another whole percent."""
        passed: dict[int, Row] = {}
        for row in self.rows.filter(pl.col("reached_share") > 0).iter_rows(named=True):
            passed.setdefault(int(row["reached_share"] * 100), row)
        return list(passed.values())


def points_table(curves: Mapping[str, Curve], step: Step, facts: Facts) -> str:
    """Every curve by name with its points, folded; one stop of the keyboard, arrow keys walk the points."""
    caption = text(facts.sentences["waits_points"].format(label=step.label))
    lines = "".join(
        f'<tr><th scope="row">{text(name)}</th><td>{_points(name, curve, step, facts)}</td></tr>'
        for name, curve in curves.items()
    )
    return (
        f'<details class="trends"><summary>{caption}</summary><table class="trend points" data-grid>'
        f"<caption>{caption}</caption><tbody>{lines}</tbody></table></details>"
    )


def _points(name: str, curve: Curve, step: Step, facts: Facts) -> str:
    say = facts.sentences
    if not curve.points:
        return text(say["waits_no_points"].format(label=step.label))
    return "".join(_point(name, curve, row, step, facts) for row in curve.points)


def _point(name: str, curve: Curve, row: Row, step: Step, facts: Facts) -> str:
    share, days = show_rate(row["reached_share"]), row["after_days"]
    label = facts.sentences["waits_point"].format(name=name, days=days, label=step.label, share=share)
    act = text(curve.opens(row))
    after = text(facts.sentences["days_told"].format(days=days))
    button = f'<button class="fig" data-act="{act}" aria-label="{text(label)}">{share}</button>'
    return f"<span><small>{after}</small>{button}</span> "
