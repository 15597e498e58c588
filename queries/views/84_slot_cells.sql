-- Where the figures of one week or month come from.

-- grain: one cell of a unit (or of all) and indicator: that of the slot a day is in, and of the last slot before with a
-- figure
create macro slot_cells_as_of(the_season, the_items, the_place, the_day, as_of_day, as_of_moment) as table
with told as (
    from history_as_of(the_season, as_of_day, as_of_moment, null)
    where list_contains(string_split(the_items, ','), indicator) and coalesce(place_key = the_place, true)
        and value is not null
),
chosen as (
    select 'now' as role, told.* from told where the_day between first_day and last_day
    union all by name
    (
        select 'earlier' as role, told.* from told where last_day < the_day
        qualify row_number() over (partition by place_key, indicator order by ordinal desc) = 1
    )
)
select
    chosen.role, chosen.place_key, chosen.indicator as item, indicator.label,
    as_typed(chosen.value::varchar, indicator.unit) as value, indicator.unit, submission.file, told.sheet, told.cell,
    told.raw, submission.receipt, submission.received_by, submission.received_at,
    case when chosen.value <> told.value then told.value end as reported,
    chosen.period, chosen.submission, submission.sha256,
    case when repeated.origin is not null then own.receipt end as repeated_in
from chosen
join indicator on indicator.indicator = chosen.indicator
left join repeated_returns() as repeated on repeated.submission = chosen.submission
join submission as own on own.submission = chosen.submission
join submission on submission.submission = coalesce(repeated.origin, chosen.submission)
join reported_value as told on told.submission = submission.submission and told.indicator = chosen.indicator;
