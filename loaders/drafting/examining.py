"""Drafts examined: each is read and judged as if it were handed in now; nothing is in the ledger by that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.dates import office_day
from domain.errors import GongjianError
from domain.facts import Facts
from loaders.arrival import judged_on_arrival
from loaders.drafting.drafts import Draft
from loaders.drafting.readings import Reading, Readings, version_of
from loaders.reading.readers import Readers
from loaders.reading.result import ReadReturn
from loaders.rules.earlier import Predecessors
from queries.logbook import number_of
from queries.store import Store

_FILED = """
select sha256, count(*)
from submission
where status = 'accepted' and not exists (from withdrawal where withdrawal.submission = submission.submission)
group by sha256
"""


@dataclass(frozen=True)
class Examined:
    """A draft and the returns read in it, judged as if they were handed in at `judged_at` (naive UTC).

    `unjudged` are the returns as they were read; `filed_before` where all that can be accepted of the same bytes is
    in the ledger already. `failure` is the number of the fault nobody foresaw that kept it from being read, or empty.
    """

    draft: Draft
    returns: tuple[ReadReturn, ...]
    unjudged: tuple[ReadReturn, ...]
    judged_at: datetime
    filed_before: bool
    failure: str = ""

    @property
    def refused(self) -> bool:
        """Whether no return in it can be accepted."""
        return all(read.rejected for read in self.returns)


def examine(
    wanted: Sequence[Draft], *, at: datetime, store: Store, facts: Facts, readers: Readers
) -> Iterator[Examined]:
    """Read drafts in order, a few at once; each return is judged as if it arrived `at` (naive UTC).

    What is kept with a draft from an earlier time is not read and judged again as long as it holds.
    One on which reading or judging fails in a way nobody foresaw comes with its number, and the others are read on.
    """
    filed: dict[str, int] = dict(store.query(_FILED).rows())
    before, readings = Predecessors(store), Readings(version_of(facts.folder), store.revision(), office_day(at))
    for draft, told in readers.ahead(lambda draft: (draft, _read(draft, readings, readers)), wanted):
        try:
            reading = _or_raised(told)
            returns, judged = reading.returns, reading.judged
            if judged is None:
                judged = tuple(judged_on_arrival(each, at, facts, before) for each in returns)
                readings.keep(draft, Reading(returns, judged))
        except GongjianError:
            raise
        except Exception as fault:
            yield Examined(draft, (), (), at, filed_before=False, failure=number_of(fault))
            continue
        accepted = sum(not each.rejected for each in judged)
        yield Examined(draft, judged, returns, at, 0 < accepted <= filed.get(draft.sha256, 0))


def _read(draft: Draft, readings: Readings, readers: Readers) -> Reading | Exception:
    """The returns in a draft, or what was raised, so that those behind it are read on."""
    try:
        return readings.of(draft) or Reading(readers.read(draft.path))
    except Exception as fault:
        return fault


def _or_raised(read: Reading | Exception) -> Reading:
    if isinstance(read, Exception):
        raise read
    return read
