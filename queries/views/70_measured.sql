-- What schemes may score: every figure in exact parts, with its targets and why it is not there.

-- grain: one place and topic of key enterprises
create macro topics_as_of(the_season, as_of_day, as_of_moment) as table
select
    place_key, indicator as measure, enterprises as part, status_of(false, submission, enterprises) as status, period
from enterprise_kinds_as_of(the_season, as_of_day, as_of_moment, 'scores')
where level = 'topic';

-- grain: one place and follow-through ratio; empty where there is nothing to take it of
create macro shares_as_of(the_season, as_of_day, as_of_moment) as table
with figures as (from figures_as_of(the_season, as_of_day, as_of_moment))
select
    place.place as place_key, follow_through.ratio as measure, part.value as part, whole.value as whole,
    follow_through.target as guarantee, whole.period,
    case when whole.value = 0 then 'empty'
        else status_of(false, whole.submission, part.value + whole.value) end as status
from follow_through_as_of(as_of_moment) as follow_through
cross join place
left join figures as part on part.place = place.place and part.indicator = follow_through.numerator
left join figures as whole on whole.place = place.place and whole.indicator = follow_through.denominator
where follow_through.season = the_season;

-- grain: one place and count of the slots due by the day that came to a state
create macro cases_as_of(the_season, as_of_day, as_of_moment) as table
select
    place_key, case_count.measure, 'counted' as status,
    count(*) filter (
        intake.state = case_count.state and not backfilled and intake.due_at <= end_of_day(as_of_day)
    ) as part
from intake_as_of(the_season, as_of_day, as_of_moment) as intake
cross join case_count
group by all;

-- grain: one place and measure; the actual is part ÷ whole, by 1 where nothing is divided
create macro measured_as_of(the_season, as_of_day, as_of_moment) as table
select
    place_key, indicator as measure, actual as part, 1 as whole,
    guarantee_target as guarantee, work_target as work, status, period
from completion_as_of(the_season, as_of_day, as_of_moment, null)
where indicator not in (select topic.indicator from enterprise_kind as topic where topic.level = 'topic')
union all by name
select *, 1 as whole from topics_as_of(the_season, as_of_day, as_of_moment)
union all by name
from shares_as_of(the_season, as_of_day, as_of_moment)
union all by name
select *, 1 as whole from cases_as_of(the_season, as_of_day, as_of_moment);
