"""The section of 口径 on the pipeline: what in the ledger says that a step is reached, and what is measured of it."""

from charts.meanings.definitions import Section, entry, with_source
from charts.table import Column
from domain.facts import Facts
from domain.projects.pipeline import Step, pipeline_in
from domain.records import Source

_MEASURES = ("stands", "reached", "flow", "conversion", "median_days")


def pipeline_section(facts: Facts) -> Section:
    """The order, every step with the columns of the ledger that date it, then every measure with its definition."""
    pipeline, say = pipeline_in(facts), facts.sentences
    columns = [Column("名称", "name"), Column("口径", "left wrap"), Column("依据", "left wrap")]
    steps = [
        with_source(entry(step.label, _said(step, facts)), _source_of(step, facts), facts) for step in pipeline.step
    ]
    order = entry(say["pipeline_order"], "、".join(step.label for step in pipeline.step))
    steps.insert(0, with_source(order, pipeline.order_source, facts, pipeline.steps_source))
    end = entry(pipeline.terminated.label, say["pipeline_by_state"].format(state=pipeline.terminated.state))
    measures = [
        with_source(
            entry(say[f"pipeline_{one}"], say[f"pipeline_{one}_means"]),
            pipeline.waiting_source if one == "median_days" else pipeline.days_source,
            facts,
        )
        for one in _MEASURES
    ]
    return Section(say["pipeline_section"], columns, [*steps, with_source(end, pipeline.days_source, facts), *measures])


def _source_of(step: Step, facts: Facts) -> Source:
    pipeline = pipeline_in(facts)
    if not step.told:
        return pipeline.steps_source
    return pipeline.talks_source if step.talked_over else pipeline.days_source


def _said(step: Step, facts: Facts) -> str:
    say = facts.sentences
    if step.state:
        return say["pipeline_by_state"].format(state=step.state)
    if not step.days:
        return say["steps_nobody"]
    [form] = (form for form in facts.forms.values() if form.register_table == step.told_by)
    headers = {column.name: "".join(column.header) for column in form.columns}
    days = "、".join(headers[name] for name in step.days)
    return say["pipeline_by_days"].format(form=form.label, label=step.label, days=days)
