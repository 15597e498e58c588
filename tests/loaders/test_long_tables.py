"""A table of many rows is told exactly what each of its rows would be told alone."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from domain.facts import Facts
from loaders.reading.result import VALUES, ReadReturn
from loaders.rules.asking import firings
from loaders.rules.known import Known
from loaders.rules.rows import Rows

FORM = "ledger"
AMOUNTS = [None, Decimal(0), Decimal("0.00000001"), Decimal(5), Decimal(10), Decimal("10.00000001"), Decimal(30000)]
DAYS = [None, date(2018, 12, 31), date(2023, 1, 1), date(2023, 1, 2), date(2024, 1, 1)]
PART = {"amount": "value", "count": "value", "date": "day", "text": "text"}


def table(rows: list[dict[str, Any]], facts: Facts) -> ReadReturn:
    """Rows of a ledger as they come from reading."""
    values = [
        {"row_number": number, "field": column.name, "kind": column.kind, PART[column.kind]: row[column.name]}
        for number, row in enumerate(rows, 1)
        for column in facts.forms[FORM].columns
    ]
    return ReadReturn(form=FORM, period_end=date(2023, 6, 9), values=pl.DataFrame(values, VALUES))


@given(data=st.data())
def test_a_long_table_is_told_what_its_rows_are_told_one_by_one(facts: Facts, data: st.DataObject) -> None:
    """The rows are sieved as whole columns before a check looks at them; none may be lost that way."""
    form = facts.forms[FORM]
    choices = {"amount": AMOUNTS, "count": AMOUNTS, "date": DAYS}
    row = st.fixed_dictionaries(
        {column.name: st.sampled_from(choices.get(column.kind, [None, *column.words])) for column in form.columns}
    )
    rows = data.draw(st.lists(row, min_size=2, max_size=6))
    rules = [rule for rule in facts.rules.rule if rule.holds_for(FORM, date(2023, 6, 9)) and not rule.city_wide]
    told = Counter(
        (rule.code, repr(firing)) for rule, firing in firings(rules, form, Rows(table(rows, facts)), Known())
    )
    alone = Counter(
        (rule.code, repr(firing._replace(row=number)))
        for number, one in enumerate(rows)
        for rule, firing in firings(rules, form, Rows(table([one], facts)), Known())
    )
    assert told == alone
