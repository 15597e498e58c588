"""What is said of the pipeline: where most projects stand, which step loses and takes most, who is slowest."""

from collections.abc import Sequence

import polars as pl

from charts.chains.ranking import count
from charts.markup import Row
from charts.pipeline.groups import KEYS, name_of, shown_steps
from charts.pipeline.steps import days_of
from domain.dates import show_day
from domain.facts import Facts
from domain.numbers import show_number, show_rate
from domain.projects.pipeline import TERMINATED, pipeline_in


def steps_sentence(steps: pl.DataFrame, facts: Facts) -> str:
    """What is talked over, how many were signed and where most of them stand, what came, the weakest and slowest step.

    A step that nobody has ever reached may not be told of at all, and is not called the weakest.
    """
    say, told = facts.sentences, shown_steps(steps, "stands")
    over = {step.key for step in pipeline_in(facts).step if step.talked_over}
    signed = [row for row in told if row["step"] not in over]
    talks = _talked([row for row in told if row["step"] in over], facts)
    if not signed or not signed[0]["reached"]:
        return talks + say["followed_nobody"].format(since=show_day(facts.measures.cohort.since))
    parts = [
        say["steps_signed"].format(count=count(signed[0]["reached"])),
        _fullest(signed[:-1], facts),
        _came(told, facts),
        _weakest(steps, facts),
        _slowest(steps, facts),
    ]
    return talks + "；".join(part for part in parts if part) + "。"


def _talked(talks: Sequence[Row], facts: Facts) -> str:
    """How many are under negotiation at each step, and for how much; nothing where no register of them is known."""
    if not talks:
        return ""
    say, moneys = facts.sentences, [row["stands_money"] for row in talks if row["stands_money"] is not None]
    steps = "、".join(say["talks_step"].format(label=row["label"], count=count(row["stands"])) for row in talks)
    amount = show_number(sum(moneys) if moneys else None, 2)
    return say["steps_talks"].format(steps=steps, amount=amount)


def groups_sentence(groups: pl.DataFrame, steps: pl.DataFrame, by: str, shown: str, whole: str, facts: Facts) -> str:
    """Who has most of what the table shows, at the step where the whole has most of it; of shares who has least."""
    say = facts.sentences
    heads = [row for row in shown_steps(steps, shown) if row[shown] is not None]
    going_on = [row for row in heads if row["step"] != TERMINATED and row["reached"]]
    if not going_on:
        return ""
    pick = min if shown == "conversion" else max
    head = pick(going_on, key=lambda row: row[shown])
    rows = [row for row in groups.filter(step=head["step"]).rows(named=True) if row[shown] is not None]
    if not rows:
        return ""
    first = pick(rows, key=lambda row: row[shown])
    same = [name_of(row[KEYS[by]], by, facts) for row in rows if row[shown] == first[shown]]
    late, unit = _unfinished(groups, head, shown), say[f"steps_by_{by}"]
    told = say[f"steps_{shown}_most" + ("_known" if late else "")].format(
        label=head["label"], names="、".join(same), whole=whole, all=_said(head, shown, facts),
        said=_said(first, shown, facts), unit=unit,
    )  # fmt: skip
    return "；".join([told] + ([say["steps_unfinished"].format(count=late, unit=unit)] if late else [])) + "。"


def _said(row: Row, shown: str, facts: Facts) -> str:
    if shown == "conversion":
        return show_rate(row["conversion"])
    return days_of(row, facts) if shown == "median_days" else count(row[shown])


def _unfinished(groups: pl.DataFrame, head: Row, shown: str) -> int:
    """How many groups have not brought half of their projects to the step, where medians are shown."""
    if shown != "median_days":
        return 0
    late = groups.filter(pl.col("step") == head["step"], pl.col("median_days").is_null(), pl.col("followed") > 0)
    return late.height


def _fullest(told: Sequence[Row], facts: Facts) -> str:
    """Where most stand, with their contracts together."""
    going_on = [row for row in told if row["step"] != TERMINATED]
    stands = max(row["stands"] for row in going_on)
    most = [row for row in going_on if row["stands"] == stands]
    return facts.sentences["steps_most" if len(most) == 1 else "steps_most_each"].format(
        label=_labels(most), count=count(stands), money=show_number(sum(row["stands_money"] for row in most), 2)
    )


def _labels(rows: Sequence[Row]) -> str:
    return "、".join(row["label"] for row in rows)


def _came(told: Sequence[Row], facts: Facts) -> str:
    if told[0]["flow"] is None:
        return ""
    came = [row for row in told if row["flow"]]
    if not came:
        return facts.sentences["steps_nobody_came"]
    return facts.sentences["steps_came"].format(
        steps="、".join(f"{row['label']}{count(row['flow'])}个" for row in came)
    )


def _weakest(steps: pl.DataFrame, facts: Facts) -> str:
    rows = [row for row in shown_steps(steps, "conversion") if row["conversion"] is not None and row["reached"]]
    if not rows or all(row["conversion"] == 1 for row in rows):
        return ""
    least = min(row["conversion"] for row in rows)
    weakest = _labels([row for row in rows if row["conversion"] == least])
    return facts.sentences["steps_weakest"].format(label=weakest, rate=show_rate(least))


def _slowest(steps: pl.DataFrame, facts: Facts) -> str:
    """The longest median; a step that half have not taken yet has none and may take longer still, which is said."""
    say, rows = facts.sentences, [row for row in shown_steps(steps, "median_days") if row["reached"]]
    known = [row for row in rows if row["median_days"] is not None]
    if not known:
        return ""
    days = max(row["median_days"] for row in known)
    slowest = _labels([row for row in known if row["median_days"] == days])
    late = _labels([row for row in rows if row["median_days"] is None and row["followed"]])
    told = say["steps_slowest_known" if late else "steps_slowest"]
    said = told.format(label=slowest, days=show_number(days, 0))
    return said + (say["steps_late"].format(labels=late) if late else "")
