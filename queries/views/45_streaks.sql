-- How long it has gone well.

-- grain: one place and indicator; how many of the last slots reported in a row shone in the first light
create macro streaks_as_of(the_season, as_of_day, as_of_moment, asked_basis) as table
with judged as (
    select
        place_key, indicator, ordinal, shines(lead_points, light.least_lead, light.below) as ahead,
        max(ordinal) filter (not ahead) over (partition by indicator, place_key) as last_not_ahead
    from history_as_of(the_season, as_of_day, as_of_moment, asked_basis)
    join light on light.below is null
    where lead_points is not null
)
select place_key, indicator, count(*) filter (ordinal > coalesce(last_not_ahead, 0)) as streak
from judged
group by all;
