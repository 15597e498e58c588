"""The lists of industry chains as rows, written as a list that is handed in would be."""

from collections.abc import Iterable, Iterator

from domain.chains.files import chains_in
from domain.chains.listed import ChainList
from domain.enterprises import AND
from domain.facts import Facts
from domain.text import normalise

# `ordinal` is the order of the file, from 1; several words stand in one text, set apart by 、, as in a workbook.
COLUMNS = {
    "chain_version": "version varchar; since date",
    "chain_stage": "version varchar; ordinal integer; stage varchar",
    "industry": "version varchar; ordinal integer; industry varchar; kind varchar",
    "chain_link": "version varchar; ordinal integer; industry varchar; chain varchar; chain_aliases varchar;"
    " stage varchar; link varchar; aliases varchar; keywords varchar; carriers varchar; lead varchar; source varchar",
    "suggesting": "version varchar; found varchar; confidence decimal(18, 8)",
}


def chain_tables(facts: Facts) -> dict[str, Iterable[tuple[object, ...]]]:
    """The rows of those tables."""
    lists = chains_in(facts)
    return {
        "chain_version": ((one.version, one.since) for one in lists),
        "chain_stage": ((one.version, n, stage) for one in lists for n, stage in enumerate(one.stages, 1)),
        "industry": (
            (one.version, n, industry.label, industry.kind)
            for one in lists
            for n, industry in enumerate(one.industry, 1)
        ),
        "chain_link": (row for one in lists for row in _links(one)),
        "suggesting": (row for one in lists for row in _suggesting(one)),
    }


def _links(listed: ChainList) -> Iterator[tuple[object, ...]]:
    links = ((chain, link) for chain in listed.chain for link in chain.links)
    for n, (chain, link) in enumerate(links, 1):
        of_chain = chain.industry, chain.label, _said(chain.aliases)
        of_link = link.stage, link.label, _said(link.aliases), _said(link.keywords)
        yield listed.version, n, *of_chain, *of_link, _said(chain.carriers), chain.lead or None, link.source


def _said(words: tuple[str, ...]) -> str | None:
    return AND.join(map(normalise, words)) or None


def _suggesting(listed: ChainList) -> Iterator[tuple[object, ...]]:
    sure = listed.confidence
    by_what = {name: getattr(sure, name) for name in ("label", "alias", "keyword", "same_chain", "least", "most")}
    return ((listed.version, found, confidence) for found, confidence in by_what.items())
