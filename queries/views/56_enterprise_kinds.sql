-- How many key enterprises of each kind a place has landed.

-- grain: one place and kind, from the shape that holds: of a list what counts in the use by the state of its review, a
-- count as the city has put it right, none where none holds
create macro enterprise_kinds_as_of(the_season, as_of_day, as_of_moment, the_use) as table
select
    place.place as place_key, kind.kind, kind.level, kind.indicator, held.shape, held.period, held.submission,
    case held.shape when 'list' then coalesce(counted.held, 0)
        when 'counts' then coalesce(corrected.value, told.value) end as enterprises,
    case held.shape when 'list' then coalesce(counted.evidenced, 0) end as evidenced,
    told.missing, told.sheet, told.cell
from place
cross join enterprise_kind as kind
left join enterprise_returns_as_of(the_season, as_of_day, as_of_moment) as held on held.place = place.place
left join enterprises_counted_as_of(the_season, as_of_day, as_of_moment, the_use) as counted
    on counted.place_key = place.place and counted.kind = kind.kind
left join reported_value as told on told.submission = held.submission and told.indicator = kind.indicator
left join corrections_as_of(the_season, as_of_day, as_of_moment) as corrected
    on corrected.form = held.form and corrected.place = place.place and corrected.period = held.period
    and corrected.indicator = kind.indicator and corrected.guard = told.value;
