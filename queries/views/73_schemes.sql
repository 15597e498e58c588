-- By which schemes a season is ranked, as of a moment.

-- grain: one version of a scheme: of the facts, which has no record, or put in force by the city and not ended
create macro schemes_known(the_season, the_kind, the_scheme, as_of_moment) as table
with versions as (
    select *, null as record, null as reason, null as author, null as made_at from scheme
    union all by name
    select enacted.* exclude (content), first.ordinal
    from enacted_scheme as enacted
    join (select scheme, min(ordinal) as ordinal from scheme group by scheme) as first
        on first.scheme = enacted.scheme
    join season on season.season = enacted.season
    where heard(made_at, closes, as_of_moment)
        and record not in (select record from ended_as_of(the_season, as_of_moment))
)
from versions
where season = the_season and coalesce(kind = the_kind, true) and coalesce(scheme = the_scheme, true);

-- grain: one day that is meant and scheme; the version valid last, where there are two the one made last
create macro schemes_by_day(the_season, the_kind, the_scheme, as_of_day, as_of_moment) as table
with days as (
    select as_of_day as day
    union
    select last_day from slot where season = the_season and last_day < as_of_day
)
select days.day, known.*
from schemes_known(the_season, the_kind, the_scheme, as_of_moment) as known
join days on known.valid_from <= days.day
qualify row_number() over (
    partition by days.day, scheme order by valid_from desc, made_at desc nulls last, version desc
) = 1;
