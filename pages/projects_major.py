"""大项目: the large projects against their targets, and how far the signed ones have come."""

from charts.layout import grid
from charts.markup import card, text
from charts.overview.follow_through import asked_for, pipeline
from charts.projects.bands import bands_legend, bands_matrix, bands_sentence
from pages.parts.choosing.chosen import chosen
from pages.parts.fetching.targets import offer_major
from pages.parts.figures.listing import open_projects, undated
from pages.parts.figures.opened import open_chosen
from pages.parts.projects.following import TOLD, follow, shares_of_city
from pages.parts.shell.heading import heading
from pages.parts.shell.panel import panel

house, choice = chosen()
facts, season = house.facts, choice.season
bands, city = (house.ask(f"bands/{grain}", **choice.asked) for grain in ("by_place", "city"))
ratios, taken = shares_of_city(house, choice)
title = facts.sentences["bands_title"]
matrix = card(title, bands_matrix(bands, city, facts), bands_legend(), bands_sentence(bands, city, facts))
drawn = pipeline(ratios, facts, told_by=TOLD[taken])
steps = card(facts.sentences[f"followed_city_{taken}"], drawn, asked_for(ratios)) if ratios.height else ""
cells = [(12, heading("大项目与推进", house, choice)), (8 if steps else 12, matrix), (4, steps)]
opened = panel(grid(cells), key="major")
offer_major(house, choice)
followed = follow(house, choice, ratios, taken)
undated(house, choice)
cohort = facts.measures.cohort
cited = [facts.indicators[key].source for key in city["band"]]
cited += [cohort.source, cohort.terminated_source, cohort.stage_source]
sources = "；".join(dict.fromkeys(map(facts.cite, cited)))
panel(f'<p class="note">依据：{text(sources)}。</p>', key="source")
open_projects(opened or followed, house, choice)
open_chosen(opened or followed, house, choice)
