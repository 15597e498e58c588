-- What a scheme scores: its season's figures now and one period earlier.

-- the day before the last week or month told of began
create macro day_before_last(the_season, as_of_day, as_of_moment) as (
    select (max(slot.first_day) - interval 1 day)::date
    from returns_known(the_season, as_of_day, as_of_moment) as known
    join form on form.season = the_season and form.form = known.form
    join slot on slot.season = the_season and slot.rhythm = form.rhythm
        and known.period_end between slot.first_day and slot.last_day
);

-- grain: one scheme in force on the day and place
create macro contests_as_of(the_season, the_kind, the_scheme, as_of_day, as_of_moment) as table
select * exclude (day)
from contests_by_day(the_season, the_kind, the_scheme, as_of_day, as_of_moment)
where day = as_of_day;

-- grain: one scheme in force, place and measure; now and one period earlier, as known now
create macro scored_as_of(the_season, the_kind, the_scheme, as_of_day, as_of_moment, earlier_day) as table
select contests.*, measured.* exclude (place_key)
from contests_as_of(the_season, the_kind, the_scheme, as_of_day, as_of_moment) as contests
join (
    select false as earlier, * from measured_as_of(the_season, as_of_day, as_of_moment)
    union all
    select true as earlier, *
    from measured_as_of(
        the_season, coalesce(earlier_day, day_before_last(the_season, as_of_day, as_of_moment)), as_of_moment
    )
) as measured on measured.place_key = contests.place_key;
