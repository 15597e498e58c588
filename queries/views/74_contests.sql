-- Who is in which ranking, as of a moment.

-- grain: one unit not ranked and stretch of days; from the facts, which have no record, and from the ledger
create macro disqualified_as_of(the_season, as_of_moment) as table
select place, decided as first_day, null as last_day, reason, author, null as made_at, null as record
from disqualification
where season = the_season
union all
select place, first_day, last_day, reason, author, made_at, record
from disqualified_unit as decided
join season on season.season = decided.season
where decided.season = the_season
    and heard(made_at, closes, as_of_moment)
    and record not in (select record from ended_as_of(the_season, as_of_moment));

-- grain: one day that is meant, scheme in force on it and place, with the reason of a disqualification
-- A season has one composite ranking, and one for every topic.
create macro contests_by_day(the_season, the_kind, the_scheme, as_of_day, as_of_moment) as table
with chosen as (
    from schemes_by_day(the_season, the_kind, the_scheme, as_of_day, as_of_moment)
    qualify the_kind <> 'composite' or row_number() over (partition by day order by official desc, ordinal) = 1
)
select
    chosen.day, chosen.ordinal as scheme_ordinal, chosen.scheme, chosen.version,
    place.ordinal as place_ordinal, place.place as place_key, place.label as place, place.short,
    min(banned.reason) as reason
from chosen
cross join place
left join disqualified_as_of(the_season, as_of_moment) as banned
    on banned.place = place.place and banned.first_day <= chosen.day and coalesce(banned.last_day >= chosen.day, true)
group by all;
