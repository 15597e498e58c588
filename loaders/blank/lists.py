"""A list that the city keeps by the year as its workbook, with what is in force in it; it reads back as it is."""

from datetime import date, datetime

from domain.dates import period_end
from domain.facts import Facts
from domain.forms import Form
from loaders.blank.earlier import Earlier
from loaders.blank.form import blank_form
from loaders.blank.periods import check_period
from loaders.blank.prefilled import Given
from queries.ask import ask
from queries.store import Store

LISTED_LINK = "listed_link"
LISTED_ENTERPRISE = "listed_enterprise"
_IN_FORCE = {LISTED_LINK: "chains/in_force", LISTED_ENTERPRISE: "enterprises/references"}


def list_form(store: Store, facts: Facts, form: Form, period: str, known: datetime | date | str) -> bytes:
    """The .xlsx of `form` for a year, "2022", with what is in force at its end as known at `known` (naive UTC).

    UsageError for what is no year of the list.
    """
    check_period(facts, form, period)
    told = ask(store, _IN_FORCE[str(form.register_table)], as_of=period_end(period), known_as_of=known)
    rows: tuple[Given, ...] = tuple(told.select([column.name for column in form.columns]).iter_rows(named=True))
    return blank_form(facts, form, facts.places.city, period, Earlier(period, {}, rows))
