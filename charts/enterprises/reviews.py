"""Declared key enterprises under review: what the reference lists say of each, and what the city concluded."""

from collections import Counter

import polars as pl

from charts.enterprises.words import counts_told
from charts.evidence.terms import definition_list
from charts.markup import Row, given, text
from charts.table import Column, Line, table
from domain.dates import show_day, show_moment
from domain.facts import Facts
from domain.numbers import DASH, show_rate
from domain.reviews import reviews_in

STATE_TONES = {"recognised": "on_pace", "refused": "behind", "pending": "near", "declared": "plain"}
_MATCH_TONES = {"same": "on_pace", "ending": "on_pace", "near": "near", "none": "behind", "unlisted": "plain"}
_SHOWN = 12
_KEY = ("submission", "row_number", "category_key")


def review_key(row: Row) -> str:
    """What a declared firm in one category is called when it is opened."""
    return ":".join(str(row[name]) for name in _KEY)


def reviews_table(reviewed: pl.DataFrame, matches: pl.DataFrame, facts: Facts) -> str:
    """`reviewed` is enterprises/reviewed, `matches` enterprises/matches, the surest first; a row opens its review."""
    found = {review_key(row): row for row in reversed(matches.rows(named=True))}
    lines = [_line(row, found.get(review_key(row)), facts) for row in _each_once(reviewed).iter_rows(named=True)]
    more = facts.sentences["reviews_more"].format(count=len(lines) - _SHOWN)
    rest = f"<details><summary>{text(more)}</summary>{_table(lines[_SHOWN:])}</details>" if lines[_SHOWN:] else ""
    return _table(lines[:_SHOWN]) + rest


def _each_once(reviewed: pl.DataFrame) -> pl.DataFrame:
    """A firm once in a category, whatever it builds; a project once where the category counts projects."""
    project = pl.when(pl.col("counts") == "projects").then("project").alias("of_project")
    named = reviewed.with_columns(project)
    return named.unique(["place_key", "firm", "category_key", "of_project"], keep="first", maintain_order=True)


def _table(lines: list[Line]) -> str:
    columns = [
        Column("企业", "name"),
        Column("单位", "left"),
        Column("申报类别", "left"),
        Column("名单比对", "left wrap"),
        Column("状态", "left"),
        Column("结论", "left wrap"),
    ]
    return table("申报与评审", columns, lines, "listed stacked")


def _line(row: Row, match: Row | None, facts: Facts) -> Line:
    project = f"<br><small>{given(row['project'])}</small>" if row["counts"] == "projects" and row["project"] else ""
    listed = f"<br><small>{given(row['listed_as'])}</small>" if row["listed_as"] and match else ""
    cells = [
        f"{given(row['firm'])}{project}",
        text(facts.place(row["place"]).short),
        f"{text(row['category'])}{listed}",
        _matched(match, facts) if match else text(facts.sentences["matching_by_review"]),
        state_light(row["state"], facts),
        _concluded(row, facts) or DASH,
    ]
    return Line(cells, action=f"review:{review_key(row)}")


def state_light(state: str, facts: Facts) -> str:
    """申报, 待核, 认定 or 不认定 as colour, shape and word."""
    return f'<span class="light {STATE_TONES[state]}">{text(facts.sentences[f"state_{state}"])}</span>'


def _matched(match: Row, facts: Facts) -> str:
    say = text(facts.sentences[f"match_{match['match']}"])
    near = f" {show_rate(match['likeness'], 0)}" if match["match"] == "near" else ""
    light = f'<span class="light {_MATCH_TONES[match["match"]]}">{say}{near}</span>'
    return f"{light}<br><small>{given(match['found_firm'])} {given(match['found_as'])}</small>" if near else light


def _concluded(row: Row, facts: Facts) -> str:
    if row["reason"] is None:
        return ""
    until = f"，{facts.sentences['review_until'].format(day=show_day(row['ends_on']))}" if row["ends_on"] else ""
    who = f"{given(row['author'])} {text(show_moment(row['made_at']))}{text(until)}"
    return f"{given(row['reason'])}<br><small>{who}</small>"


def reviews_sentence(reviewed: pl.DataFrame, matches: pl.DataFrame, facts: Facts) -> str:
    """How many are declared and concluded upon, and of how many lists tell the name."""
    listed, say = _each_once(reviewed), facts.sentences
    states = Counter(listed["state"])
    concluded = [f"{say[f'state_{state}']}{states[state]}" for state in STATE_TONES if states[state]]
    best = matches.unique(list(_KEY), keep="first", maintain_order=True).join(listed, on=_KEY, how="semi")
    ways = Counter(best["match"])
    told = [say["reviews_told"].format(count=listed.height, states="、".join(concluded))]
    if looked_up := best.height - ways["unlisted"]:
        same = ways["same"] + ways["ending"]
        told.append(say["reviews_matched"].format(count=looked_up, same=same, near=ways["near"], none=ways["none"]))
    if ways["unlisted"]:
        told.append(say["reviews_unlisted"].format(count=ways["unlisted"]))
    return "；".join(told) + "。"


def review_card(row: Row, matches: pl.DataFrame, facts: Facts) -> str:
    """One declared firm in one category: what stands in the list, what it was compared with and why, the conclusion."""
    lines = [
        ("申报类别", text(row["category"])),
        ("名单年度/批次", given(row["listed_as"] or DASH)),
        ("项目", given(row["project"] or DASH)),
        ("投资方", given("，".join(filter(None, (row["investor"], row["investor_home"], row["relation"]))) or DASH)),
        ("状态", state_light(row["state"], facts)),
        ("结论", _concluded(row, facts) or DASH),
        ("取自", f"{given(row['file'])} {given(row['sheet'])} {text(row['cell'])} · {text(row['receipt'])}"),
    ]
    lines += [("名单比对", _compared(match)) for match in matches.iter_rows(named=True)]
    title = f'<p class="whose">{text(row["place"])}　{given(row["firm"])}</p>'
    return title + definition_list(lines)


def _compared(match: Row) -> str:
    if match["cell"] is None:
        return given(match["why"])
    home = f"　{given(match['found_home'])}" if match["found_home"] else ""
    where = f"{given(match['file'])} {given(match['sheet'])} {text(match['cell'])} · {text(match['receipt'])}"
    return f"{given(match['why'])}{home}<br><small>{where}</small>"


def reviews_note(facts: Facts) -> str:
    """What to do with the list, and whether conclusions change the numbers."""
    uses = {key: counts_told(use, facts) for key, use in reviews_in(facts).uses.items()}
    return facts.sentences["reviews_note"].format(figures=uses["figures"], scores=uses["scores"])
