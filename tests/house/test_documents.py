"""What the documents promise is what the house does."""

import re
from pathlib import Path

from domain.facts import Facts
from domain.projects.likeness import likeness_in
from domain.projects.pipeline import pipeline_in
from domain.projects.stalls import stalls_in
from domain.records import Source
from domain.reviews import reviews_in
from domain.schemes.files import schemes_in

HOUSE = Path(__file__).resolve().parents[2]


def _sources(facts: Facts) -> list[Source]:
    measures = facts.measures
    found = [facts.places.source, measures.level_source, measures.light_source, measures.pace_source]
    for defined in (*facts.indicators.values(), *measures.ratio):
        found += [defined.source, *([defined.definition_source] if defined.definition_source else [])]
    found += [form.source for form in facts.forms.values()] + [rule.source for rule in facts.rules.rule]
    found += [measures.cohort.terminated_source, measures.cohort.stage_source]
    pipeline = pipeline_in(facts)
    found += [pipeline.steps_source, pipeline.days_source, pipeline.waiting_source]
    found += [rule.source for rule in stalls_in(facts).values()]
    reviews = reviews_in(facts)
    found += [reviews.standing_source, *(use.source for use in reviews.uses.values())]
    found += [likeness_in(facts).source, likeness_in(facts).meaning_source]
    for season in facts.seasons.values():
        found += [season.source, season.counting_source, season.closes_source]
    calendar = facts.calendar
    found += [calendar.holidays.rest_source, calendar.rules.rest_day_source]
    found += [source for rule in calendar.rules.due for source in rule.sources]
    for scheme in schemes_in(facts).versions:
        found += [scheme.source, *([scheme.commendation.source] if scheme.commendation else [])]
    return found


def test_every_assumption_in_the_facts_is_listed_with_the_assumptions(facts: Facts) -> None:
    listed = (HOUSE / "docs/assumptions.md").read_text("utf-8")
    assumed = {source.clause for source in _sources(facts) if source.standing != "stated"}
    assert assumed
    assert not {clause for clause in assumed if clause not in listed}


def test_both_readmes_give_the_same_commands() -> None:
    commands = [re.findall(r"```sh\n(.*?)```", (HOUSE / name).read_text("utf-8"), re.S) for name in READMES]
    assert commands[0]
    assert commands[0] == commands[1]


def test_both_readmes_link_only_to_what_exists() -> None:
    for name in READMES:
        links = re.findall(r"\]\((?!https?:)([^)#]+)\)", (HOUSE / name).read_text("utf-8"))
        assert links
        assert not [link for link in links if not (HOUSE / link).exists()]


READMES = ("README.md", "README.zh-CN.md")
