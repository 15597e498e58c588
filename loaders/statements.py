"""The statements that file a return; many rows come as one list a column, so that one statement adds them all."""

READ_STATE = """
select
    count(*),
    count(*) filter (where starts_with(receipt, $day)),
    coalesce(
        min(submission) filter (where sha256 = $sha256 and status = 'accepted'),
        min(submission) filter (where sha256 = $sha256 and status = $status)
    )
from submission
"""

READ_REVISION = "select coalesce(max(revision), 0) from event"

READ_FILED = """
select s.submission, s.receipt, s.status, s.form, s.place, s.period, e.revision
from submission s
join event e on e.subject = s.submission
where s.submission = $submission
"""

READ_BACK = """
select row_number, indicator, value, missing, unit, sheet, cell, raw
from reported_value
where submission = $submission
"""

ADD_IDENTITY = "insert into store_identity (kind, made_at) values ($kind, $made_at)"

ADD_SUBMISSION = """
insert into submission (
    submission, receipt, sha256, file, bytes, status, form, form_version, season, place, period, period_start,
    period_end, received_at, received_by, cells_read, digest
) values (
    $submission, $receipt, $sha256, $file, $bytes, $status, $form, $form_version, $season, $place, $period,
    $period_start, $period_end, $received_at, $received_by, $cells_read, $digest
)
"""

ADD_FIGURES = """
insert into reported_value (submission, row_number, indicator, value, missing, unit, sheet, cell, raw)
select
    $submission, unnest($row_number::varchar[]), unnest($indicator::varchar[]), unnest($value::varchar[]),
    unnest($missing::varchar[]), unnest($unit::varchar[]), unnest($sheet::varchar[]), unnest($cell::varchar[]),
    unnest($raw::varchar[])
"""

ADD_FINDINGS = """
insert into finding (submission, ordinal, code, level, sheet, cell, read, wanted, message)
select
    $submission, unnest($ordinal::varchar[]), unnest($code::varchar[]), unnest($level::varchar[]),
    unnest($sheet::varchar[]), unnest($cell::varchar[]), unnest($read::varchar[]), unnest($wanted::varchar[]),
    unnest($message::varchar[])
"""

ADD_EVENT = """
insert into event (revision, occurred_at, actor, action, subject, detail)
values ($revision, $occurred_at, $actor, 'take_in', $subject, $detail)
"""
