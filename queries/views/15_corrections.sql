-- What the city has put right: a figure replaced while what was reported is still what it was granted for.

-- grain: one form, place, period, indicator and reported value; the correction made last and not ended
create macro corrections_as_of(the_season, as_of_day, as_of_moment) as table
select
    form, place, period, indicator, guard, latest.value, latest.reason, latest.author, latest.made_at,
    latest.ends_on, latest.record
from (
    select form, place, period, indicator, guard, max({
        'made_at': made_at, 'value': value, 'reason': reason, 'author': author, 'ends_on': ends_on, 'record': record
    }) as latest
    from correction
    where season = the_season
        and counts_from <= as_of_moment
        and coalesce(ends_on >= as_of_day, true)
        and record not in (select record from ended_as_of(the_season, as_of_moment))
    group by form, place, period, indicator, guard
);
