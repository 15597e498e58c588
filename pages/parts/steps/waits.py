"""How long a step takes since signing: the curves of the whole and of chosen groups, every point open to its cells."""

from decimal import Decimal

import polars as pl
import streamlit as st

from charts import trends
from charts.markup import card
from charts.pipeline.groups import name_of
from charts.pipeline.points import Curve, points_table
from charts.pipeline.waits import growing, waits_sentence
from domain.projects.pipeline import pipeline_in
from pages.parts.choosing.choice import Choice
from pages.parts.figures.points import clicked_point, keep_clicked
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel
from pages.parts.shell.wording import as_it_stands
from pages.parts.steps.choice import Picked, pick_one

_SHOWN_FIRST = 3
_CHART = "waits_chart"


def show_waits(house: House, choice: Choice, now: Picked) -> str | None:
    """How the share that has come to a step grows since signing, of the whole and of chosen groups; what was opened."""
    say, facts = house.facts.sentences, house.facts
    steps: dict[str, str] = {step.key: step.label for step in pipeline_in(facts).waited_for}
    with st.container(border=True, key="pipeline_waits"):
        pick_one("to", say["waits_to"], steps, now.to.key)
        asked = {**now.asked(house, choice), "to": now.to.key}
        together = house.ask("pipeline/waiting", **{**asked, "by": "city"})
        groups = house.ask("pipeline/waiting", **{**asked, "by": now.by})
        sentence = waits_sentence(now.scope, together, groups, now.to, now.by, facts)
        title = say["waits_title"].format(label=now.to.label)
        opened = panel(card(title, "", say["waits_note"], sentence, kind="bare"), key="waits")
        if together.is_empty():
            return None
        keys = [key or "" for key in groups["group_key"].unique(maintain_order=True)]
        names = {key: name_of(key or None, now.by, facts) for key in keys}
        chosen = st.pills(
            say[f"steps_by_{now.by}"],
            keys,
            selection_mode="multi",
            default=keys[:_SHOWN_FIRST],
            format_func=lambda key: as_it_stands(names[key]),
            label_visibility="collapsed",
            key=f"waits_of_{now.by}_{len(keys)}",
        )
        curves = {now.scope.name(facts): Curve(together, now.scope.whose(facts))}
        for key in chosen:
            mine = groups.filter(pl.col("group_key").eq_missing(pl.lit(key or None)))
            curves[names[key]] = Curve(mine, now.scope.group(now.by, key or None))
        drawing = growing(curves, asked_share(house, choice, now), facts)
        st.plotly_chart(
            drawing, config=trends.CONFIG, key=_CHART, on_select=keep_clicked(_CHART), selection_mode="points"
        )
        pointed = panel(points_table(curves, now.to, facts), key="waits_points")
        return opened or pointed or clicked_point(_CHART)


def asked_share(house: House, choice: Choice, now: Picked) -> Decimal | None:
    """The share asked of the step by the season's ratios, None where none is."""
    counted = {ratio.key: ratio.counted for ratio in house.facts.measures.ratio}
    rows = house.ask("follow_through/city", since=house.facts.measures.cohort.since, **choice.asked)
    mine = [row["target"] for row in rows.iter_rows(named=True) if counted[row["ratio"]] == now.to.key]
    return next(iter(mine), None)
