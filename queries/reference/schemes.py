"""The schemes as reference tables: which versions there are, who is disqualified, what is counted in returns."""

from collections.abc import Iterable

from domain.facts import Facts
from domain.schemes.files import check_schemes, schemes_in

COLUMNS = {
    "scheme": "ordinal integer; scheme varchar; version varchar; label varchar; season varchar; kind varchar;"
    " official boolean; valid_from date",
    "disqualification": "season varchar; place varchar; decided date; reason varchar; author varchar",
    "case_count": "measure varchar; label varchar; state varchar",
}


def scheme_tables(facts: Facts) -> dict[str, Iterable[tuple[object, ...]]]:
    """The rows of each table; FactsError where a scheme does not hold."""
    check_schemes(facts)
    schemes = schemes_in(facts)
    return {
        "scheme": (
            (n, one.key, one.version, one.label, one.season, one.kind, one.official, one.valid_from)
            for n, one in enumerate(schemes.versions, 1)
        ),
        "disqualification": (
            (one.season, one.place, one.decided, one.reason, one.author) for one in schemes.disqualified
        ),
        "case_count": ((one.key, one.label, one.state) for one in schemes.counts),
    }
