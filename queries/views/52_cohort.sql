-- Projects followed through from signing to production, and the shares of them that are asked for.

-- grain: one project signed from the day asked for (or that of the data) on, with the steps taken by the day
create macro cohort_as_of(as_of_day, as_of_moment, signed_since) as table
with stood as (
    select projects.*, cohort.terminated as terminated_stand
    from steps_as_of(as_of_day, as_of_moment) as projects
    cross join cohort
    where projects.signed_on between coalesce(signed_since, cohort.since) and as_of_day
)
select
    stood.*, not terminated or terminated_stand = 'as_reached' as goes_on,
    goes_on and (registers or starts or produces) as registered,
    goes_on and (lands or starts or produces) as landed,
    goes_on and (starts or produces) as started,
    goes_on and produces as producing
from stood
where not terminated or terminated_stand <> 'left_out';

-- grain: one ratio asked for: the season's own, or those of the last season begun by the day that asks for any
create macro ratios_asked(the_season, as_of_day, as_of_moment) as table
select follow_through.*
from follow_through_as_of(as_of_moment) as follow_through
join (
    select season.season
    from season
    join (select distinct season from follow_through_as_of(as_of_moment)) as asking on asking.season = season.season
    order by season.season = the_season desc nulls last, counting_first <= as_of_day desc, counting_first desc
    limit 1
) as chosen on chosen.season = follow_through.season;
