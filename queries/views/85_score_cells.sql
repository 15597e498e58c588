-- Where the scores of a scheme come from.

-- grain: one cell, target or count of a unit that a season can score, with the version of the scheme in force on a day;
-- and who has no task of an indicator or is not ranked
create macro score_cells_as_of(the_season, the_scheme, as_of_day, scheme_day, as_of_moment) as table
with held as (
    select scheme, version, place_key, reason
    from contests_as_of(the_season, null, the_scheme, scheme_day, as_of_moment)
),
told as (
    select 'now' as role, * replace (as_typed(value::varchar, unit) as value)
    from figure_cells_as_of(the_season, as_of_day, as_of_moment)
    union all by name
    from level_cells_as_of(the_season, 'guarantee,work', as_of_moment)
    union all by name
    select
        'guarantee' as role, place.place as place_key, ratio as item, follow_through.label,
        as_typed(target::varchar, '') as value, submission.file, set_on as sheet, set_at as cell, said as raw,
        submission.receipt, submission.received_by, submission.received_at, submission.submission, submission.sha256
    from follow_through_as_of(as_of_moment) as follow_through
    cross join place
    left join submission on submission.submission = set_in
    where follow_through.season = the_season
    union all by name
    select
        'counted' as role, topics.place_key, measure as item, indicator.label,
        as_typed(part::varchar, indicator.unit) as value, indicator.unit, submission.file,
        submission.receipt, submission.received_by, submission.received_at, submission.submission, submission.sha256
    from topics_as_of(the_season, as_of_day, as_of_moment) as topics
    join indicator on indicator.indicator = topics.measure
    join enterprise_returns_as_of(the_season, as_of_day, as_of_moment) as held on held.place = topics.place_key
    join submission on submission.submission = held.submission
    union all by name
    select 'counted' as role, place_key, cases.measure as item, case_count.label, part::varchar as value
    from cases_as_of(the_season, as_of_day, as_of_moment) as cases
    join case_count on case_count.measure = cases.measure
    union all by name
    select 'no_task' as role, place_key, indicator as item, indicator.label
    from completion_as_of(the_season, as_of_day, as_of_moment, null)
    join indicator using (indicator)
    where status = 'no_task'
    union all by name
    select 'banned' as role, place_key, '' as item, reason as label from held where reason is not null
)
select told.*, held.scheme, held.version
from told
join held on held.place_key = told.place_key;
