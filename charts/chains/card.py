"""One chain opened: who carries it, where it was published, its projects link by link."""

from decimal import Decimal

import polars as pl

from charts.markup import card, empty, given, text
from charts.projects.listed import projects_table
from domain.chains.listed import Chain
from domain.facts import Facts
from domain.numbers import show_number


def chain_card(chain: Chain, projects: pl.DataFrame, facts: Facts) -> str:
    """`projects` is chains/projects of the chain; a project stands under every link it is counted in."""
    say = facts.sentences
    told = [text(say["chain_carriers"].format(carriers="、".join(chain.carriers)))] if chain.carriers else []
    if chain.lead:
        told.append(text(say["chain_lead"].format(lead=chain.lead)))
    note = "　".join([*told, text(say["chain_source"]) + given(chain.source)])
    if projects.is_empty():
        return card(chain.label, empty(say["chain_empty"], say["chain_empty_more"]), note)
    names = [link.label for link in chain.links]
    parts = [_link(name, projects.filter(link=name), facts) for name in names]
    parts.append(_link(say["no_listed_link"], projects.filter(pl.col("link").is_null()), facts))
    contract = show_number(sum(projects["contract_part"].drop_nulls(), Decimal(0)), 2)
    count = projects.unique(["submission", "row_number"]).height
    sentence = say["chain_of_projects"].format(chain=chain.label, count=count, contract=contract)
    return card(chain.label, "".join(parts), note, sentence)


def _link(name: str, projects: pl.DataFrame, facts: Facts) -> str:
    if projects.is_empty():
        return ""
    count = facts.sentences["listed_count"].format(count=projects.height)
    return f"<details><summary>{text(name)}　{text(count)}</summary>{projects_table(projects, facts)}</details>"
