"""What needs attention: how much each kind of remark takes and how many are shown, as data/attention.toml says."""

from decimal import Decimal
from typing import TYPE_CHECKING

from domain.datafiles import read_list
from domain.records import Record, Source

if TYPE_CHECKING:
    from domain.facts import Facts


class AttentionRule(Record):
    """One kind of remark: it takes a weight of at least `least`, and at most `most` rows are shown."""

    key: str
    least: Decimal
    most: int
    source: Source


def attention_rules(facts: "Facts") -> dict[str, AttentionRule]:
    """The rules by kind, the gravest first; FactsError names the line that does not hold."""
    return read_list(facts.folder / "attention.toml", "rule", AttentionRule)
