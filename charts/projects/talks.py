"""Projects under negotiation: who talks with whom about what, how far it has come, since when."""

from decimal import Decimal

import polars as pl

from charts.markup import Row, given, text
from charts.projects.rows import project_key
from charts.table import Column, Line, table
from domain.dates import show_day
from domain.facts import Facts
from domain.numbers import DASH, show_number
from domain.projects.pipeline import SIGNED, pipeline_in

OPEN = ("negotiating", "intended")
MOST = 300
_DECIMALS = 2


def talks_table(talks: pl.DataFrame, facts: Facts) -> str:
    """`talks` is negotiations/search, at most 300 of them; a row opens "project:PLACE:NAME"."""
    say = facts.sentences
    columns = [
        Column("项目名称", "name"),
        Column("单位", "left"),
        Column("产业链和环节", "left wrap"),
        Column("进展", "left"),
        Column("拟投资额<small>（亿元）</small>", label="拟投资额（亿元）"),
        Column("首次洽谈", "left"),
        Column("现阶段天数"),
        Column("取自", "left wrap"),
    ]
    lines = [_line(row, facts) for row in talks.head(MOST).to_dicts()]
    body = table(say["talks_caption"], columns, lines, "stacked found")
    more = talks.height - MOST
    return body + (f'<p class="note">{text(say["listed_more"].format(count=more))}</p>' if more > 0 else "")


def talks_sentence(talks: pl.DataFrame, facts: Facts) -> str:
    """How many of negotiations/search are open, at which step, for how much; how many were signed or given up."""
    say = facts.sentences
    projects = talks.unique(["submission", "row_number"], keep="first", maintain_order=True)
    counts = {step: projects.filter(step=step).height for step in (*OPEN, "signed", "terminated")}
    if not projects.height:
        return say["talks_none"]
    steps = "、".join(
        say["talks_step"].format(label=say[f"step_{step}"], count=counts[step]) for step in OPEN if counts[step]
    )
    parts = [say["talks_open"].format(count=sum(counts[step] for step in OPEN), steps=f"（{steps}）" if steps else "")]
    parts += [planned_words(projects.filter(pl.col("step").is_in(OPEN)), facts)]
    parts += [say[f"talks_{step}"].format(count=counts[step]) for step in ("signed", "terminated") if counts[step]]
    label = pipeline_in(facts).labels[SIGNED]
    if unlisted := projects.filter(pl.col("step").is_in(OPEN), pl.col("state") == label).height:
        parts.append(say["talks_unlisted"].format(count=unlisted, label=label))
    return "；".join(part for part in parts if part) + "。"


def planned_words(talks: pl.DataFrame, facts: Facts) -> str:
    """What is planned together, and how many of them do not say; empty where nothing is under negotiation."""
    known = talks["planned"].drop_nulls()
    if talks.is_empty():
        return ""
    if known.is_empty():
        return facts.sentences["talks_planned_unknown"]
    amount = show_number(sum(known, Decimal(0)), _DECIMALS)
    unsaid = talks.height - known.len()
    told = facts.sentences["talks_planned"].format(amount=amount)
    return told + (facts.sentences["talks_unsaid"].format(count=unsaid) if unsaid else "")


def _line(row: Row, facts: Facts) -> Line:
    say = facts.sentences
    investor = f"<small>{given(row['investor'])}</small>" if row["investor"] else ""
    step = say[f"step_{row['step']}"]
    said = f"<small>{text(say['project_said'])}{given(row['state'])}</small>" if row["state"] != step else ""
    stood = f"{given(row['file'])}<small>{given(row['sheet'])} {text(row['cell'])} · {text(row['receipt'])}</small>"
    cells = [
        f"{given(row['project'])}{investor}",
        text(facts.places.keyed(row["place_key"]).short),
        _link(row, facts),
        f"{text(step)}{said}",
        show_number(row["planned"], _DECIMALS),
        text(show_day(row["talked_on"])) if row["talked_on"] else DASH,
        DASH if row["waiting_days"] is None else f"{row['waiting_days']:,}",
        stood,
    ]
    return Line(cells, f"project:{project_key(row)}")


def _link(row: Row, facts: Facts) -> str:
    """The link it is for, else what was said of it, which is not listed."""
    if row["link"]:
        return f"{text(row['chain'])} · {text(row['link'])}"
    said = " · ".join(given(word) for word in (row["said_chain"], row["said_link"]) if word)
    return f"{said}<small>{text(facts.sentences['no_listed_link'])}</small>" if said else DASH
