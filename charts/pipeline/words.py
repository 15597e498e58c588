"""What is said of the pipeline: where most projects stand, which step loses and takes most, who is slowest."""

from collections.abc import Sequence

import polars as pl

from charts.chains.ranking import count
from charts.markup import Row
from charts.pipeline.groups import KEYS, MEASURED, name_of, shown_steps
from charts.pipeline.scope import Scope
from charts.pipeline.steps import days_of
from domain.dates import show_day
from domain.facts import Facts
from domain.numbers import show_number, show_rate
from domain.projects.pipeline import TERMINATED, pipeline_in
from domain.saying import fill, run


def steps_sentence(steps: pl.DataFrame, scope: Scope, facts: Facts) -> str:
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
        fill(
            say["steps_signed"], count=scope.said(count(signed[0]["reached"]), "pace_reached", signed[0]["step"], facts)
        ),
        _fullest(signed[:-1], scope, facts),
        _came(told, scope, facts),
        _weakest(steps, scope, facts),
        _slowest(steps, scope, facts),
    ]
    return run([talks, run(parts, "；", "。")])


def _talked(talks: Sequence[Row], facts: Facts) -> str:
    """How many are under negotiation at each step, and for how much; nothing where no register of them is known."""
    if not talks:
        return ""
    say, moneys = facts.sentences, [row["stands_money"] for row in talks if row["stands_money"] is not None]
    steps = "、".join(say["talks_step"].format(label=row["label"], count=count(row["stands"])) for row in talks)
    amount = show_number(sum(moneys) if moneys else None, 2)
    return say["steps_talks"].format(steps=steps, amount=amount)


def groups_sentence(groups: pl.DataFrame, steps: pl.DataFrame, by: str, shown: str, scope: Scope, facts: Facts) -> str:
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
    measure, group = MEASURED[shown], scope.group(by, first[KEYS[by]])
    told = fill(
        say[f"steps_{shown}_most" + ("_known" if late else "")],
        label=head["label"], names="、".join(same), whole=scope.name(facts), unit=unit,
        all=scope.said(_said(head, shown, facts), measure, head["step"], facts),
        said=scope.said(_said(first, shown, facts), measure, head["step"], facts, group),
    )  # fmt: skip
    return run([told, say["steps_unfinished"].format(count=late, unit=unit) if late else ""], "；", "。")


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


def _fullest(told: Sequence[Row], scope: Scope, facts: Facts) -> str:
    """Where most stand, with their contracts together."""
    going_on = [row for row in told if row["step"] != TERMINATED]
    stands = max(row["stands"] for row in going_on)
    most = [row for row in going_on if row["stands"] == stands]
    money, first = show_number(sum(row["stands_money"] for row in most), 2), most[0]["step"]
    return fill(
        facts.sentences["steps_most" if len(most) == 1 else "steps_most_each"],
        label=_labels(most),
        count=scope.said(count(stands), "pace_stands", first, facts),
        money=scope.said(money, "pace_stands_money", first, facts) if len(most) == 1 else money,
    )


def _labels(rows: Sequence[Row]) -> str:
    return "、".join(row["label"] for row in rows)


def _came(told: Sequence[Row], scope: Scope, facts: Facts) -> str:
    if told[0]["flow"] is None:
        return ""
    came = [row for row in told if row["flow"]]
    if not came:
        return facts.sentences["steps_nobody_came"]
    each = facts.sentences["talks_step"]
    flows = (
        fill(each, label=row["label"], count=scope.said(count(row["flow"]), "pace_flow", row["step"], facts))
        for row in came
    )
    return fill(facts.sentences["steps_came"], steps=run(flows, "、"))


def _weakest(steps: pl.DataFrame, scope: Scope, facts: Facts) -> str:
    rows = [row for row in shown_steps(steps, "conversion") if row["conversion"] is not None and row["reached"]]
    if not rows or all(row["conversion"] == 1 for row in rows):
        return ""
    least = min(row["conversion"] for row in rows)
    weakest = [row for row in rows if row["conversion"] == least]
    rate = scope.said(show_rate(least), "pace_conversion", weakest[0]["step"], facts)
    return fill(facts.sentences["steps_weakest"], label=_labels(weakest), rate=rate)


def _slowest(steps: pl.DataFrame, scope: Scope, facts: Facts) -> str:
    """The longest median; a step that half have not taken yet has none and may take longer still, which is said."""
    say, rows = facts.sentences, [row for row in shown_steps(steps, "median_days") if row["reached"]]
    known = [row for row in rows if row["median_days"] is not None]
    if not known:
        return ""
    days = max(row["median_days"] for row in known)
    slowest = [row for row in known if row["median_days"] == days]
    late = _labels([row for row in rows if row["median_days"] is None and row["followed"]])
    median = scope.said(show_number(days, 0), "pace_median", slowest[0]["step"], facts)
    told = fill(say["steps_slowest_known" if late else "steps_slowest"], label=_labels(slowest), days=median)
    return run([told, say["steps_late"].format(labels=late) if late else ""])
