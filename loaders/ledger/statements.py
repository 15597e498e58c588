"""The statements that file a return, parsed once; many rows come as one list a column and are added by one of them.

A row is selected, not listed as values: that is planned in two thirds of the time.
"""

import duckdb


def _parsed(sql: str) -> duckdb.Statement:
    [statement] = duckdb.extract_statements(sql)
    return statement


READ_FILES = _parsed("select distinct sha256 from submission")

# A return filed before sheets were noted has none: it is known by what it speaks of, as tables on one sheet are.
# One taken back is not found, so that the same file can be handed in again.
FIND_RETURN = _parsed("""
select submission, status
from submission
where sha256 = $sha256 and (sheet is null or sheet is not distinct from $sheet)
    and form is not distinct from $form and place is not distinct from $place
    and period is not distinct from $period
    and not exists (from withdrawal where withdrawal.submission = submission.submission)
""")

READ_FILED = _parsed("""
select s.submission, s.receipt, s.status, s.form, s.place, s.period, e.revision
from submission s
join event e on e.subject = s.submission and e.action = 'take_in'
where s.submission = $submission
""")

READ_REVISION = _parsed("select coalesce(max(revision), 0) from event")

COUNT_TAKEN = _parsed("""
select count(*) from event where action = 'take_in' and occurred_at > $day_before and occurred_at <= $day
""")

COUNT_IDENTITIES = _parsed("select count(*) from store_identity")

READ_BACK = _parsed("""
select row_number, indicator, value, missing, unit, sheet, cell, raw
from reported_value
where submission = $submission
""")

ADD_IDENTITY = _parsed("insert into store_identity (kind, made_at) values ($kind, $made_at)")

ADD_SUBMISSION = _parsed("""
insert into submission (
    submission, receipt, sha256, sheet, file, bytes, status, form, form_version, season, place, period, period_start,
    period_end, received_at, received_by, cells_read, digest
)
select
    $submission, $receipt, $sha256, $sheet, $file, $bytes, $status, $form, $form_version, $season, $place, $period,
    $period_start, $period_end, $received_at, $received_by, $cells_read, $digest
""")

ADD_FIGURES = _parsed("""
insert into reported_value (submission, row_number, indicator, value, missing, unit, sheet, cell, raw)
select
    $submission, unnest($row_number), unnest($indicator), unnest($value),
    unnest($missing), unnest($unit), unnest($sheet), unnest($cell),
    unnest($raw)
""")

ADD_FINDINGS = _parsed("""
insert into finding (submission, ordinal, code, level, sheet, cell, read, wanted, message)
select
    $submission, unnest($ordinal), unnest($code), unnest($level),
    unnest($sheet), unnest($cell), unnest($read), unnest($wanted),
    unnest($message)
""")

ADD_EVENT = _parsed("""
insert into event (revision, occurred_at, actor, action, subject, detail)
select $revision, $occurred_at, $actor, 'take_in', $subject, $detail
""")
