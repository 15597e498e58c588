"""产业链: which chain lags, which links are missing, where investors come from, and the projects behind each."""

from datetime import date

from charts.chains.ranking import chains_table
from charts.chains.words import chains_sentence
from charts.markup import card, empty, text
from domain.dates import show_day
from loaders.blank.lists import LISTED_LINK
from loaders.chainlists import as_listed
from pages.parts.chains.asked import ask_chains, offer_chains, pick_ranking
from pages.parts.chains.gaps import open_link, show_links, show_matrix
from pages.parts.chains.mapping import show_mappings
from pages.parts.chains.one import open_chains, pick_chain, show_chain
from pages.parts.chains.regions import open_region, show_regions
from pages.parts.choosing.chosen import chosen
from pages.parts.figures.listing import unseasoned
from pages.parts.handing_in.lists import list_of, offer_list
from pages.parts.shell.heading import head
from pages.parts.shell.panel import panel

house, choice = chosen()
facts, say = house.facts, house.facts.sentences
head("产业链", house, choice)
listed = as_listed(house.ask("chains/in_force", **unseasoned(choice)), facts, choice.day)
unit, by = pick_ranking(facts)
ranking, gaps = ask_chains(house, choice, unit)
offer_chains(house, choice, unit)
if ranking["signed"].sum():
    season = facts.season(ranking["asked_in"][0]).short
    before = show_day(date.fromisoformat(choice.previous_as_of)) if ranking["previous_rank"].count() else ""
    note = text(
        say["chains_note"].format(season=season, before=say["chains_before"].format(day=before) if before else "")
    )
    body = chains_table(ranking, by, facts, unit)
    ranked = panel(card(say["chains_title"], body, note, chains_sentence(ranking, by, facts, unit)), key="chains")
else:
    nothing = say["links_nothing" if ranking["signed"].count() else "links_untold"]
    ranked = panel(card(say["chains_title"], empty(nothing, say["chain_empty_more"])), key="chains")
opened = show_matrix(gaps, listed, house, unit) or ranked
if chain := pick_chain(listed, facts, opened):
    opened = show_links(chain, gaps, house, unit) or opened
    show_chain(chain, house, choice, unit)
opened = show_regions(house, choice, unit) or opened
show_mappings(gaps, listed, house, choice, unit)
cited = facts.cite(listed.source)
panel(
    f'<p class="note">依据：{text(cited)}。{text(say["links_source"].format(version=listed.version))}</p>', key="source"
)
offer_list(house, choice, list_of(LISTED_LINK, house))
open_chains(opened, house, choice, unit)
open_region(opened, house, choice, unit)
open_link(opened, gaps, listed, house, choice, unit)
