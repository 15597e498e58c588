"""The sections of 口径 on the gaps of chains: states, tasks, bottlenecks, competition; the regions of investors."""

from charts.enterprises.words import counts_told
from charts.meanings.definitions import Section, entry, with_source
from charts.table import Column
from domain.chains.gaps import State, Task, gaps_in
from domain.chains.regions import regions_in
from domain.facts import Facts
from domain.numbers import show_rate
from domain.reviews import reviews_in

_COLUMNS = (Column("名称", "name"), Column("口径", "left wrap"), Column("依据", "left wrap"))


def gap_sections(facts: Facts) -> list[Section]:
    """Every state of a link and every task with what it asks for, then every region with its words."""
    gaps, regions, say = gaps_in(facts), regions_in(facts), facts.sentences
    feeds = "；".join(
        say["gap_feeds"].format(stage=stage, feeds="、".join(fed))
        for stage, fed in gaps.bottleneck.feeds.items()
        if fed
    )
    over = say["gap_over"].format(feeds=feeds, over=show_rate(gaps.bottleneck.over, 0))
    heads = say["gap_head_means"].format(counts=counts_told(reviews_in(facts).heads, facts))
    states = [with_source(entry(one.label, _least(one, facts)), gaps.source, facts) for one in gaps.state]
    tasks = [with_source(entry(one.label, _when(one, facts)), gaps.task_source, facts) for one in gaps.task]
    more = [
        with_source(entry(say["gap_cuts"], over), gaps.bottleneck.source, facts),
        with_source(
            entry(say["link_places"], say["gap_rivals"].format(places=gaps.competition.places)),
            gaps.competition.source,
            facts,
        ),
        with_source(entry(say["link_head"], heads), gaps.leader_source, facts),
        with_source(entry(say["gap_mapped"], say["gap_mapped_means"]), gaps.mapping_source, facts),
    ]
    told = {
        one.label: say["region_means"].format(dropped=regions.dropped, words="、".join(one.words))
        for one in regions.region
    }
    origins = [with_source(entry(label, words), regions.words_source, facts) for label, words in told.items()]
    rest = with_source(entry(regions.unknown.label, say["region_unknown_means"]), regions.words_source, facts)
    return [
        Section(say["gap_section"], _COLUMNS, [*states, *tasks, *more]),
        Section(say["region_section"], _COLUMNS, [*origins, rest], folded=True),
    ]


def _least(state: State, facts: Facts) -> str:
    """What a state asks for at least; the last asks for nothing."""
    asked = {"signed": state.signed, "landed": state.landed, "places": state.places}
    told = [facts.sentences[f"gap_least_{name}"].format(least=least) for name, least in asked.items() if least]
    return "，".join(told) or facts.sentences["gap_least_none"]


def _when(task: Task, facts: Facts) -> str:
    """Which links ask for a task."""
    gaps, say = gaps_in(facts), facts.sentences
    begun = {None: "", True: say["gap_when_begun"], False: say["gap_when_not_begun"]}[task.begun]
    states = "、".join(gaps.labelled(key) for key in task.states)
    return say["gap_when"].format(begun=begun, stages="、".join(task.stages), states=states)
