"""Returns put straight into a ledger, for tests of what comes after the loaders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from string import ascii_uppercase

import polars as pl

from domain.dates import month_end, read_moment
from domain.facts import Facts
from domain.places import Place
from domain.targets import Target
from queries.store import Cursor, Store

MISSING = {"", "—", "无"}
KINDS = {"": "blank", "—": "dash", "无": "none"}


@dataclass(frozen=True)
class Row:
    """One return: a place key, a period ("2022-09" or "2023-06-09"), and values by indicator key.

    A value is a number as text, or "" "—" "无" for the three kinds of nothing. It is received at nine in the
    morning after its period ends unless `received_at` says when (a day, or an ISO moment on the office's clock).
    """

    place: str
    period: str
    values: Mapping[str, str] = field(default_factory=dict)
    season: str = "2022"
    received_at: str = ""
    status: str = "accepted"
    findings: tuple[str, ...] = ()
    submission: str = ""
    form: str = ""


def put(store: Store, *rows: Row) -> list[str]:
    """Store each return in a write of its own, as the loaders do; the submissions, ascending in order of the call."""
    return [store.write(lambda cursor, row=row: _insert(cursor, store.facts, row)) for row in rows]


def put_projects(store: Store, place: str, period: str, projects: Sequence[Mapping[str, object]]) -> str:
    """Store a ledger of signed projects: one row each from line 6 on, by the fields of the form; its submission."""
    return _put_register(store, "ledger", place, period, projects)


def put_negotiations(store: Store, place: str, period: str, projects: Sequence[Mapping[str, object]]) -> str:
    """Store a register of projects under negotiation in the same way."""
    return _put_register(store, "negotiations", place, period, projects)


def _put_register(store: Store, key: str, place: str, period: str, projects: Sequence[Mapping[str, object]]) -> str:
    form = store.facts.form(key)
    [submission] = put(store, Row(place, period, season="standing", form=form.key))
    fields = [str(column.field) for column in form.columns]

    def add(cursor: Cursor) -> None:
        for nth, project in enumerate(projects):
            given = {"submission": submission, "row_number": nth + 1, "sheet": "Sheet1", "line": 6 + nth, **project}
            names, marks = ", ".join(given), ", ".join(f"${name}" for name in given)
            cursor.execute(f"insert into {form.register_table} ({names}) values ({marks})", given)
        put_columns(cursor, submission, fields)

    store.write(add)
    return submission


def put_columns(cursor: Cursor, submission: str, fields: Sequence[str]) -> None:
    """Say where the fields of a register stood: from column A on."""
    for letter, name in zip(ascii_uppercase, fields, strict=False):
        cursor.execute(
            "insert into reported_column values ($submission, 'Sheet1', $field, $letter, $field, null, null)",
            {"submission": submission, "field": name, "letter": letter},
        )


def values_of(store: Store, submission: str) -> pl.DataFrame:
    """The stored values of one return, in the order of row, sheet, cell and indicator."""
    return store.query(
        "select * exclude submission from reported_value where submission = $submission"
        " order by row_number, sheet, cell, indicator",
        {"submission": submission},
    )


def _insert(cursor: Cursor, facts: Facts, row: Row) -> str:
    (revision,) = cursor.execute("select coalesce(max(revision), 0) + 1 from event").fetchone() or (1,)
    submission = row.submission or f"return-{revision:04d}"
    form = facts.forms[row.form] if row.form else facts.forms_of(facts.seasons[row.season])[0]
    first, last = _span(row.period)
    received = read_moment(row.received_at or f"{last + timedelta(days=1)}T09:00")
    cursor.execute(
        "insert into submission (submission, receipt, sha256, file, bytes, status, form, form_version, season, place,"
        " period, period_start, period_end, received_at, received_by, cells_read, digest)"
        " values ($submission, $receipt, $sha256, $file, 1, $status, $form, $version, $season,"
        " $place, $period, $first, $last, $received, '示例经办人', 0, '')",
        {
            "submission": submission,
            "receipt": f"示例{revision:04d}",
            "sha256": f"{revision:064x}",
            "file": f"{row.place}.xlsx",
            "status": row.status,
            "form": form.key,
            "version": form.version,
            "season": row.season,
            "place": row.place,
            "period": row.period,
            "first": first,
            "last": last,
            "received": received,
        },
    )
    for column, (indicator, written) in enumerate(row.values.items()):
        cursor.execute(
            "insert into reported_value values"
            " ($submission, 1, $indicator, $value, $missing, $unit, 'Sheet1', $cell, $raw)",
            {
                "submission": submission,
                "indicator": indicator,
                "unit": facts.indicators[indicator].unit,
                "value": None if written in MISSING else Decimal(written),
                "missing": KINDS.get(written),
                "cell": f"{chr(ord('B') + column)}6",
                "raw": written,
            },
        )
    for ordinal, level in enumerate(row.findings, 1):
        cursor.execute(
            "insert into finding values ($submission, $ordinal, 'X1', $level, '', '', '', '', '示例意见')",
            {"submission": submission, "ordinal": ordinal, "level": level},
        )
    cursor.execute(
        "insert into event values ($revision, $received, '示例经办人', 'take-in', $submission, null)",
        {"revision": revision, "received": received, "submission": submission},
    )
    return submission


def _span(period: str) -> tuple[date, date]:
    if len(period) == len("2022-09"):
        first = date.fromisoformat(f"{period}-01")
        return first, month_end(first)
    return date.fromisoformat(period), date.fromisoformat(period)


def with_places(facts: Facts, labels: list[str]) -> Facts:
    """The same facts for other places, keyed p1, p2, …, and without any target."""
    places = tuple(
        Place(key=f"p{n}", label=label, short=label, kind="county", compass=(n, 1)) for n, label in enumerate(labels, 1)
    )
    return replace(facts, places=facts.places.model_copy(update={"place": places}), targets=())


def with_targets(facts: Facts, indicator: str, season: str, targets: Mapping[str, tuple[str, str | None]]) -> Facts:
    """The same facts with these (guarantee, work) targets by place key added for one indicator."""
    added = tuple(
        Target(
            season=season, place=place, indicator=indicator, guarantee=Decimal(guarantee), work=work and Decimal(work)
        )
        for place, (guarantee, work) in targets.items()
    )
    return replace(facts, targets=(*facts.targets, *added))
