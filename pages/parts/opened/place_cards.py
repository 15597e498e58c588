"""Cards about one unit: why its rank has changed since the last month or week, its projects, its returns."""

from datetime import date

from charts.markup import card, empty
from charts.places.projects import place_projects
from charts.rankings.moves import moves_sentence, moves_table, score_moves_table
from charts.returns.period import received_list
from domain.places import Place
from pages.parts.choosing.choice import Choice
from pages.parts.choosing.told import told_before, told_days
from pages.parts.shell.house import House


def moves_card(house: House, choice: Choice, place: Place) -> str:
    """The change taken apart, as a card; nothing where nothing was told before."""
    facts, indicator = house.facts, choice.indicator
    seen = _seen_before(house, choice)
    if seen is None:
        return ""
    basis = "guarantee" if choice.has_target else "actual"
    asked = {"indicator": indicator.key, "basis": basis, "previous_as_of": seen.isoformat(), **choice.asked}
    [row] = house.ask("completion/moves", **asked).filter(place_key=place.key).rows(named=True)
    steps = moves_table(row, indicator, facts) if row["by_own"] is not None else ""
    title = f"{facts.sentences['moves_title']}：{indicator.short}"
    sentence = moves_sentence(row, seen, (f"{basis}_rank", indicator.key), facts)
    return card(title, steps, facts.sentences["moves_note"], sentence)


def score_moves_card(house: House, choice: Choice, place: str, scheme: str | None = None) -> str:
    """The change of a composite (or topical) rank taken apart, as a card; nothing without a scheme then and now."""
    facts, seen = house.facts, _seen_before(house, choice)
    if seen is None:
        return ""
    moves = house.ask("rankings/moves", scheme=scheme, previous_as_of=seen.isoformat(), **choice.asked)
    if moves.is_empty():
        return ""
    [row] = moves.filter(place_key=place).rows(named=True)
    steps = score_moves_table(row, facts) if row["by_own"] is not None else ""
    title = f"{facts.sentences['moves_title']}：{facts.sentences['moves_composite']}"
    sentence = moves_sentence(row, seen, ("score_rank", row["scheme"]), facts)
    return card(title, steps, facts.sentences["moves_note"], sentence)


def projects_card(house: House, choice: Choice, place: Place) -> str:
    """The projects of the unit that the follow-through ratios count; nothing where it handed in no ledger."""
    known = {name: value for name, value in choice.asked.items() if name != "season"}
    since = house.facts.measures.cohort.since
    projects = house.ask("follow_through/projects", since=since, place=place.key, **known)
    if projects.is_empty():
        return ""
    stalled = house.ask("projects/stalled_by_place", **known).filter(place_key=place.key)
    drawn = place_projects(projects, place.key, stalled, house.facts)
    return card(house.facts.sentences["place_projects_title"], drawn)


def received_card(house: House, choice: Choice, place: Place) -> str:
    """What the unit handed in, the slot's returns first."""
    facts = house.facts
    received = house.ask("returns/received", **choice.asked).filter(place_key=place.key)
    nothing = empty(facts.sentences["place_silent"].format(place=place.label), facts.sentences["place_silent_more"])
    return card("收到的报表", received_list(received, choice.slot, facts) if received.height else nothing)


def _seen_before(house: House, choice: Choice) -> date | None:
    """The day on which the period before was last told of."""
    last = choice.slot and choice.slot.last
    return told_before(told_days(house, choice.season), last, choice.season, choice.day) if last else None
