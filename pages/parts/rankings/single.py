"""单项排名: one indicator, against its target or by the figure itself, with the trend of chosen units."""

from charts.markup import card, text
from charts.overview.spark import gains_by_place
from charts.rankings.bars import legend
from charts.rankings.completion import Ranking
from charts.rankings.values import value_ranking
from charts.sentences import ranking_sentence
from charts.slots import Slot
from pages.parts.choosing.asked import asked
from pages.parts.choosing.choice import Choice
from pages.parts.fetching.tables import offer_ranking
from pages.parts.figures.opened import open_chosen
from pages.parts.figures.trend import trend
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel


def show_single(house: House, choice: Choice, slot: Slot) -> None:
    """The ranking of the chosen indicator; `slot` is the last month or week told of."""
    facts, indicator = house.facts, choice.indicator
    basis = asked(choice, facts)
    ranking = house.ask("completion/ranking", basis=basis, indicator=indicator.key, **choice.compared)
    history = house.ask("completion/history", indicator=indicator.key, **choice.asked)
    gains = gains_by_place(history)
    if choice.has_target:
        by, note = facts.terms[f"{basis}_completion"], legend(indicator, facts, basis)
        title = f"{indicator.label}排名（按{by}）"
        table = Ranking(indicator, facts, slot, gains, basis, full=True).table(ranking)
    else:
        title, note = f"{indicator.label}排名（按完成数，未下达县级目标）", f"单位：{text(indicator.unit)}"
        table = value_ranking(ranking, gains, indicator, slot, facts)
    say = ranking_sentence(ranking, indicator, facts, choice.day, slot, basis)
    opened = panel(card(title, table, note, say), key="ranking")
    offer_ranking(house, choice, basis)
    trend(house, choice, ranking, history)
    panel(f'<p class="note">依据：{text(facts.cite(indicator.source))}。{text(indicator.definition)}</p>', key="source")
    open_chosen(opened, house, choice)
