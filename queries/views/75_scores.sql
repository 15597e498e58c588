-- What a scheme scores: its season's figures now and one period earlier.

-- grain: one scheme of the season, of any kind where none is asked for; the version valid last by the day
create macro schemes_in_force(the_season, the_kind, the_scheme, as_of_day) as table
from scheme
where season = the_season
    and coalesce(kind = the_kind, true)
    and coalesce(scheme = the_scheme, true)
    and valid_from <= as_of_day
qualify row_number() over (partition by scheme order by valid_from desc, version desc) = 1;

-- the day before the last week or month told of began
create macro day_before_last(the_season, as_of_day, as_of_moment) as (
    select (max(slot.first_day) - interval 1 day)::date
    from returns_known(the_season, as_of_day, as_of_moment) as known
    join form on form.season = the_season and form.form = known.form
    join slot on slot.season = the_season and slot.rhythm = form.rhythm
        and known.period_end between slot.first_day and slot.last_day
);

-- grain: one scheme in force and place, with the reason of a disqualification
-- A season has one composite ranking, and one for every topic.
create macro contests_as_of(the_season, the_kind, the_scheme, as_of_day) as table
with chosen as (
    from schemes_in_force(the_season, the_kind, the_scheme, as_of_day)
    qualify the_kind <> 'composite' or row_number() over (order by official desc, ordinal) = 1
),
banned as (
    select place, min(reason) as reason from disqualification
    where season = the_season and decided <= as_of_day group by place
)
select
    chosen.ordinal as scheme_ordinal, chosen.scheme, chosen.version,
    place.ordinal as place_ordinal, place.place as place_key, place.label as place, place.short, banned.reason
from chosen
cross join place
left join banned on banned.place = place.place;

-- grain: one scheme in force, place and measure; now and one period earlier, as known now
create macro scored_as_of(the_season, the_kind, the_scheme, as_of_day, as_of_moment, earlier_day) as table
select contests.*, measured.* exclude (place_key)
from contests_as_of(the_season, the_kind, the_scheme, as_of_day) as contests
join (
    select false as earlier, * from measured_as_of(the_season, as_of_day, as_of_moment)
    union all
    select true as earlier, *
    from measured_as_of(
        the_season, coalesce(earlier_day, day_before_last(the_season, as_of_day, as_of_moment)), as_of_moment
    )
) as measured on measured.place_key = contests.place_key;
