"""The section of 口径 on reviews of key enterprises: which states count in which figure, how long conclusions stand."""

from charts.enterprises.words import counts_told
from charts.meanings.definitions import Section, entry, with_source
from charts.table import Column
from domain.facts import Facts
from domain.reviews import reviews_in

_COLUMNS = (Column("名称", "name"), Column("口径", "left wrap"), Column("依据", "left wrap"))
_OF_CHAINS = "heads"


def review_section(facts: Facts) -> Section:
    """Every use with the states that count in it, then how long a conclusion stands."""
    reviews, say = reviews_in(facts), facts.sentences
    uses = []
    for key, use in reviews.uses.items():
        counted = "" if key == _OF_CHAINS else say["reviews_counts_of_count"]
        told = f"{counts_told(use, facts)}{counted}。"
        uses.append(with_source(entry(say[f"reviews_use_{key}"], told), use.source, facts))
    standing = entry(say["reviews_standing"], say["reviews_standing_means"])
    return Section(say["reviews_section"], _COLUMNS, [*uses, with_source(standing, reviews.standing_source, facts)])
