"""One link opened: its state and why, what it asks for, what it is short of, who has it, what hangs on it."""

from collections.abc import Iterable, Iterator

from charts.chains.ranking import count
from charts.evidence.figured import figured
from charts.evidence.terms import definition_list
from charts.markup import Row, text, told
from domain.chains.gaps import gaps_in
from domain.dates import show_day
from domain.facts import Facts
from domain.figures.named import group_called
from domain.figures.talking import OPEN
from domain.numbers import DASH, show_number, show_rate
from domain.saying import fill, said

_OF_MONEY = "short_funds"
_COUNTED = ("signed", "registered", "landed", "started", "producing")
_DECIMALS = 2


def link_card(row: Row, origins: str, facts: Facts, unit: str | None = None) -> str:
    """`row` is one link of chains/gaps, of one `unit` or all; `origins` says where its investors come from."""
    return definition_list([*_lines(row, unit, facts), (facts.sentences["link_from"], text(origins or DASH))])


def short_words(row: Row, facts: Facts, unit: str | None = None) -> str:
    """What a link (of one `unit` or all) or what is in none is short of, open to its cells (HTML).

    Empty where it lacks nothing.
    """
    say, known, whose = facts.sentences, gaps_in(facts), link_group(row, unit)
    ratios = {f"short_{ratio.counted}": ratio for ratio in facts.measures.ratio}
    lacks = []
    if row["short_landed"]:
        lacking = figured(str(row["short_landed"]), "gap_landed", known.founded, whose)
        lacks.append(text(say["short_landed"]).format(count=lacking, state=text(known.labelled(known.founded))))
    for name, ratio in ratios.items():
        if row[name]:
            money = name == _OF_MONEY
            lacking = show_number(row[name], _DECIMALS) if money else str(row[name])
            words = {"amount" if money else "count": figured(lacking, "followed_needed", ratio.key, whose)}
            lacks.append(text(say["short_funds" if money else "short_step"]).format(step=text(ratio.step), **words))
    return "，".join(lacks)


def link_group(row: Row, unit: str | None) -> str:
    """Whose the figures of a row of chains/gaps are: of a link, or of what a chain has in none."""
    return group_called("link", f"{row['chain']}|{row['link'] or ''}", unit)


def by_share(row: Row, counted: Iterable[str], facts: Facts) -> str:
    """That split projects count by their shares, where one of the numbers `counted` is not whole."""
    return facts.sentences["gap_by_share"] if any(row[name] % 1 for name in counted) else ""


def _lines(row: Row, unit: str | None, facts: Facts) -> Iterator[tuple[str, str]]:
    say = facts.sentences
    if row["projects"] is None:
        yield say["link_state"], text(say["gap_untold"])
        yield say["link_talks"], _talks(row, unit, facts)
        return
    yield say["link_state"], text(f"{row['state']}，{row['task']}" if row["state"] else say["no_listed_link"])
    yield say["link_steps"], _steps(row, unit, facts)
    yield say["link_short"], short_words(row, facts, unit) or text(say["link_short_none"])
    if row["places"]:
        yield say["link_places"], text(_places(row, facts))
    yield say["link_head"], text(say[f"link_head_{row['head'] or 'none'}"].format(count=row["heads"]))
    yield say["link_talks"], _talks(row, unit, facts)
    if row["covered"]:
        case = "hangs" if row["bottleneck"] else "cuts" if row["cut_off"] > 1 else "alone"
        share = show_rate(row["cut_share"], 0)
        yield say["link_loss"], text(say[f"link_loss_{case}"].format(cut=row["cut_off"], share=share))


def _steps(row: Row, unit: str | None, facts: Facts) -> str:
    """How many projects of the link have come how far, and their contracts, open to their cells."""
    whose = link_group(row, unit)
    numbers = {name: figured(count(row[name]), "stepped", name, whose) for name in _COUNTED}
    contract = figured(show_number(row["signed_money"], _DECIMALS), "stepped", "signed_money", whose)
    shares = text(by_share(row, _COUNTED, facts))
    return text(facts.sentences["link_steps_told"]).format(contract=contract, shares=shares, **numbers)


def _talks(row: Row, unit: str | None, facts: Facts) -> str:
    """How many open negotiations would fill it, for how much, since when, open to their cells; or that none is told."""
    say, talks = facts.sentences, row["negotiations"]
    if not talks:
        return text(say["link_talks_unknown" if talks is None else "link_talks_none"])
    numbers = {
        "talks": str(talks),
        "talks_money": show_number(row["negotiated_money"], _DECIMALS),
        "talks_since": show_day(row["negotiated_since"]) if row["negotiated_since"] else DASH,
    }
    whose = link_group(row, unit)
    opened = {measure: said(shown, measure, OPEN, whose) for measure, shown in numbers.items()}
    return told(fill(say["link_talks_told"], **opened))


def _places(row: Row, facts: Facts) -> str:
    """The units that have it, the one with the most first, and how much of it that one has."""
    say = facts.sentences
    if not row["competing"]:
        return str(row["place_labels"])
    return say["link_places_told"].format(
        places=row["place_labels"],
        count=row["places"],
        share=show_rate(row["largest_share"]),
        money=show_rate(row["largest_money_share"]),
        concentration=show_number(row["concentration"], _DECIMALS),
    )
