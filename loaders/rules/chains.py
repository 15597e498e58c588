"""Check of a ledger's chains: what a project says it belongs to is listed, or told and never dropped."""

from collections.abc import Iterator

from domain.chains.listed import ChainList
from domain.checks.lists import Listed
from loaders.rules.known import Known
from loaders.rules.rows import Firing, Rows


def listed(check: Listed, _names: tuple[str, ...], rows: Rows, known: Known) -> Iterator[Firing]:
    """Every chain that is not listed, and every link that is none of its chain; {said} is the word."""
    if known.chains is None:
        return
    told = list(zip(rows.texts(check.chain), rows.texts(check.link), strict=True))
    strange = {words: column for words in dict.fromkeys(told) if (column := _strange(check, *words, known.chains))}
    for row, words in enumerate(told):
        if column := strange.get(words):
            yield Firing(column, row)


def _strange(check: Listed, chain: str | None, link: str | None, listed: ChainList) -> str | None:
    """The column that says something that is not listed; a link without a chain is not asked."""
    if chain is None:
        return None
    found = listed.called(chain)
    if found is None:
        return check.chain
    return check.link if link is not None and found.link(link) is None else None
