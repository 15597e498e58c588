"""One link opened: its state and why, what it asks for, what it is short of, who has it, what hangs on it."""

from collections.abc import Iterable, Iterator

from charts.chains.ranking import count
from charts.evidence.terms import definition_list
from charts.markup import Row, text
from domain.chains.gaps import gaps_in
from domain.facts import Facts
from domain.numbers import DASH, show_number, show_rate

_STEPS = (("short_registered", "注册"), ("short_started", "开工"), ("short_producing", "投产"))
_COUNTED = ("signed", "registered", "landed", "started", "producing")
_DECIMALS = 2


def link_card(row: Row, origins: str, facts: Facts) -> str:
    """`row` is one link of chains/gaps; `origins` says where its investors come from."""
    lines = [*_lines(row, facts), (facts.sentences["link_from"], origins or DASH)]
    return definition_list((term, text(words)) for term, words in lines)


def short_words(row: Row, facts: Facts) -> str:
    """What a link or what is in none is short of in projects and money; empty where it lacks nothing."""
    say = facts.sentences
    founded = next(state.label for state in gaps_in(facts).state if state.key == gaps_in(facts).founded)
    told = [say["short_landed"].format(count=row["short_landed"], state=founded)] if row["short_landed"] else []
    told += [say["short_step"].format(step=step, count=row[name]) for name, step in _STEPS if row[name]]
    if row["short_funds"]:
        told.append(say["short_funds"].format(amount=show_number(row["short_funds"], _DECIMALS)))
    return "，".join(told)


def by_share(row: Row, counted: Iterable[str], facts: Facts) -> str:
    """That split projects count by their shares, where one of the numbers `counted` is not whole."""
    return facts.sentences["gap_by_share"] if any(row[name] % 1 for name in counted) else ""


def _lines(row: Row, facts: Facts) -> Iterator[tuple[str, str]]:
    say = facts.sentences
    if row["projects"] is None:
        yield say["link_state"], say["gap_untold"]
        return
    yield say["link_state"], f"{row['state']}，{row['task']}" if row["state"] else say["no_listed_link"]
    steps = {name: count(row[name]) for name in _COUNTED}
    contract, shares = show_number(row["signed_money"], _DECIMALS), by_share(row, _COUNTED, facts)
    yield say["link_steps"], say["link_steps_told"].format(contract=contract, shares=shares, **steps)
    yield say["link_short"], short_words(row, facts) or say["link_short_none"]
    if row["places"]:
        yield say["link_places"], _places(row, facts)
    yield say["link_head"], say[f"link_head_{row['head'] or 'none'}"].format(count=row["heads"])
    led = "unknown" if row["negotiations"] is None else "told"
    yield say["link_talks"], say[f"link_talks_{led}"].format(count=row["negotiations"])
    if row["covered"]:
        case = "hangs" if row["bottleneck"] else "cuts" if row["cut_off"] > 1 else "alone"
        share = show_rate(row["cut_share"], 0)
        yield say["link_loss"], say[f"link_loss_{case}"].format(cut=row["cut_off"], share=share)


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
