-- How long it has gone well.

-- grain: one place and indicator; how many of the last slots in a row stood at or above the pace
create macro streaks_as_of(the_season, as_of_day, as_of_moment, asked_basis) as table
with judged as (
    select
        place_key, indicator, ordinal, coalesce(lead_points >= 0, false) as ahead,
        max(ordinal) filter (not ahead) over (partition by indicator, place_key) as last_not_ahead
    from history_as_of(the_season, as_of_day, as_of_moment, asked_basis)
)
select place_key, indicator, count(*) filter (ordinal > coalesce(last_not_ahead, 0)) as streak
from judged
group by all;
