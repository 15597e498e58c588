-- When every return was due and when it came.

-- grain: one form, unit that reports it and slot of the season in which a return is due
-- state is not_due (not awaited yet), awaited, filed, late, absent, returned (and not yet handed in again) or exempt.
-- The first accepted return not taken back is the one on time or late: a better one sent later makes nobody late.
-- A return counts from the moment it came, whatever day of its slot it speaks of.
-- A form is answered by any of its shapes.
-- What was entered as history (backfilled) is filed, and says nothing about when it first came.
create macro intake_as_of(the_season, as_of_day, as_of_moment) as table
with handed_in as (
    select
        due.form, due.ordinal, returned.place, returned.status, returned.received_at, returned.receipt,
        returned.backfilled
    from due
    join shape on shape.form = due.form
    join returned_during(the_season) as returned
        on returned.form = shape.shape and returned.period_end between due.first_day and due.last_day
    where due.season = the_season
        and returned.effective_at <= as_of_moment
        and coalesce(returned.withdrawn_at > as_of_moment, true)
    qualify row_number() over (
        partition by due.form, due.ordinal, returned.place
        order by
            returned.status = 'accepted' desc,
            case when returned.status = 'accepted' then returned.received_at end,
            returned.received_at desc, returned.submission desc
    ) = 1
),
excused as (
    select exemption.place, due.form, due.ordinal, min(exemption.reason) as reason
    from exemptions_as_of(the_season, as_of_day, as_of_moment) as exemption
    join due
        on due.season = the_season and due.form = exemption.form
        and office_day(due.due_at) between exemption.first_day and exemption.last_day
    group by exemption.place, due.form, due.ordinal
)
select
    reporter.ordinal as place_ordinal, reporter.place as place_key, reporter.label as place, reporter.short,
    due.form, due.ordinal, due.first_day, due.last_day, due.opens_on, due.due_at,
    case
        when status = 'accepted' and (backfilled or reason is not null or received_at <= due.due_at) then 'filed'
        when status = 'accepted' then 'late'
        when reason is not null then 'exempt'
        when status = 'rejected' then 'returned'
        when due.due_at <= as_of_moment then 'absent'
        when due.opens_on <= as_of_day then 'awaited'
        else 'not_due'
    end as state,
    received_at, receipt, coalesce(backfilled, false) as backfilled, reason,
    due.due_at <= as_of_moment as has_fallen_due
from due
join reporter on reporter.form = due.form
left join handed_in
    on handed_in.place = reporter.place and handed_in.form = due.form and handed_in.ordinal = due.ordinal
left join excused
    on excused.place = reporter.place and excused.form = due.form and excused.ordinal = due.ordinal
where due.season = the_season;
