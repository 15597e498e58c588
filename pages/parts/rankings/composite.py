"""综合排位 and 排位进步: the ranking by the scheme in force, who may be commended, and what the scheme says."""

import polars as pl
import streamlit as st

from charts.layout import grid
from charts.markup import card, empty, text
from charts.meanings.definitions import clause
from charts.meanings.schemes import scheme_table
from charts.rankings.line import ranks_by_place, ranks_table
from charts.rankings.progress import progress_table
from charts.rankings.scores import Scores, by_rank, items_legend
from charts.rankings.shortlist import shortlist, shortlist_table
from charts.rankings.words import composite_sentence, progress_sentence, scheme_mark
from domain.schemes.scheme import Scheme
from pages.parts.choosing.choice import Choice
from pages.parts.fetching.rankings import offer_scores
from pages.parts.figures.opened import open_chosen
from pages.parts.figures.score import open_score
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel
from queries.worked.scheme_trials import scheme_kept


def scheme_used(ranking: pl.DataFrame, house: House) -> Scheme | None:
    """The scheme that a ranking was made by; None where the season has none in force."""
    if ranking.is_empty():
        return None
    row = ranking.row(0, named=True)
    return scheme_kept(house.store, row["scheme"], row["version"])


def say_no_scheme(house: House, choice: Choice) -> None:
    """What stands where there is no scheme to rank by."""
    say = house.facts.sentences
    nothing = empty(say["scheme_none"].format(season=choice.season.short), say["scheme_none_more"])
    panel(card("排名", nothing), key="no_scheme")


def show_composite(house: House, choice: Choice, kind: str) -> None:
    """The ranking of the kind chosen ("composite" or "progress") over the shortlist and the scheme."""
    facts = house.facts
    progress = house.ask("rankings/progress", **choice.compared)
    scheme = scheme_used(progress, house)
    if scheme is None:
        say_no_scheme(house, choice)
        st.stop()
    history = house.ask("rankings/history", **choice.asked)
    ranks = ranks_by_place(history)
    if kind == "progress":
        listed, say, note = progress_table(progress, ranks, facts), progress_sentence(progress, facts), ""
    else:
        parts = house.ask("rankings/score_parts", **choice.asked)
        ranking = by_rank(progress, facts)
        listed = Scores(scheme, parts, ranks, facts).table(ranking)
        say, note = composite_sentence(ranking, facts, choice.day), items_legend(scheme, parts)
    title = {"composite": "综合排位", "progress": "排位进步"}[kind]
    body = f'<p class="note scheme">{scheme_mark(scheme, facts)}</p>{listed}{ranks_table(history, facts)}'
    opened = panel(card(f"{title}（{choice.period}）", body, note, say), key="scores")
    beside = grid([(4, _shortlist(progress, scheme, house, choice)), (8, _stated(scheme, house))])
    opened = panel(beside, key="beside_scores") or opened
    offer_scores(house, choice, scheme)
    open_score(opened, scheme, house, choice)
    open_chosen(opened, house, choice)


def _shortlist(progress: pl.DataFrame, scheme: Scheme, house: House, choice: Choice) -> str:
    rules, facts = scheme.commendation, house.facts
    if rules is None:
        return ""
    topical = house.ask("rankings/topical", **choice.compared)
    names = shortlist_table(shortlist(progress, topical, rules, facts), facts)
    note = f"{facts.sentences['commend_note']}。依据：{facts.cite(rules.source)}。"
    return card("表扬参考名单", f'{names}<p class="note">{text(note)}</p>')


def _stated(scheme: Scheme, house: House) -> str:
    facts = house.facts
    basis = f'<p class="note">依据：{clause(scheme.source, facts)}。</p>'
    return card("计分方案", scheme_table(scheme, facts) + basis, scheme_mark(scheme, facts))
