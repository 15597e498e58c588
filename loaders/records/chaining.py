"""Projects, signed or negotiated, put under links of chains by a person: a record each, its shares add up to one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from domain.chains.listed import ChainList, comparable
from domain.dates import office_day
from domain.errors import UsageError
from domain.facts import Facts
from domain.numbers import STORED_DECIMALS, show_as_written
from loaders.chainlists import chains_in_force
from loaders.ledger.identifiers import new_submission_id
from loaders.records.explaining import reason_and_author
from loaders.records.listing import check_known
from loaders.records.saying import note
from queries.store import Cursor, Store

_KEPT = "select 1 from chain_mapping where place = $place and project = $project and made_at = $made_at limit 1"
_ADD = """
insert into chain_mapping (record, place, project, ordinal, chain, link, share, reason, author, made_at)
values ($record, $place, $project, $ordinal, $chain, $link, $share, $reason, $author, $made_at)
"""


@dataclass(frozen=True)
class Part:
    """The share of a project that is of a link."""

    chain: str
    link: str
    share: Decimal


@dataclass(frozen=True)
class Mapping:
    """The links a project of a unit is counted in from `made_at` (naive UTC) on, by its name, blanks aside.

    They are links of the list of `of_day`, the day it is made where none is given.
    """

    place: str
    project: str
    parts: Sequence[Part]
    reason: str
    author: str
    made_at: datetime
    of_day: date | None = None


def map_project(store: Store, facts: Facts, mapping: Mapping) -> None:
    """Keep a mapping to links of the list of its day, as known now; one made later counts over it, on every day.

    What it says of the totals is nothing: they stay the ledger's.

    UsageError for an unknown unit, a project no accepted ledger or register of negotiations of the unit lists, a link
    that is not listed or named twice, shares that are not above 0 or do not add up to one exactly, an empty reason or
    author.
    """
    day = mapping.of_day or office_day(mapping.made_at)
    place, parts = facts.place(mapping.place).key, _listed(mapping, chains_in_force(store, facts, day, mapping.made_at))
    who = reason_and_author(mapping.reason, mapping.author)
    about = {"place": place, "project": mapping.project}

    def write(cursor: Cursor) -> None:
        check_known(cursor, facts.place(place), mapping.project)
        if cursor.execute(_KEPT, about | {"made_at": mapping.made_at}).fetchall():
            return
        said = about | who | {"record": new_submission_id(), "made_at": mapping.made_at}
        for ordinal, part in enumerate(parts, 1):
            words = {"ordinal": ordinal, "chain": part.chain, "link": part.link, "share": part.share}
            cursor.execute(_ADD, said | words)
        note(cursor, said, "add_chain_mapping", place, mapping.project)

    store.write(write)


def _listed(mapping: Mapping, listed: ChainList) -> list[Part]:
    """The parts under the names of the list."""
    parts: list[Part] = []
    for part in mapping.parts:
        chain = listed.called(part.chain)
        link = chain.link(part.link) if chain else None
        if chain is None or link is None:
            raise UsageError(f"清单里没有“{part.chain}·{part.link}”这个环节。")
        if part.share <= 0 or round(part.share, STORED_DECIMALS) != part.share:
            raise UsageError(f"占比应大于0，至多{STORED_DECIMALS}位小数。")
        parts.append(Part(chain.label, link.label, part.share))
    named = [(comparable(part.chain), comparable(part.link)) for part in parts]
    if len(set(named)) < len(named):
        raise UsageError("同一个环节写了两次。")
    if (total := sum((part.share for part in parts), Decimal(0))) != 1:
        raise UsageError(f"各环节的占比相加应为100%，现在是{show_as_written(total * 100)}%。")
    return parts
