-- How far groups of projects have come, and what each is still short of.

-- a share of the whole, how far it is from the one asked for, and what would make it: projects or money
create macro followed(part, whole, target, counted) as {
    'rate': ratio(part, whole), 'gap_points': points(ratio(part, whole), target), 'met': ratio(part, whole) >= target,
    'needed_projects': case when counted <> 'funds' then ceil(still_needed(target, nullif(whole, 0), part))::bigint end,
    'needed_money': case when counted = 'funds' then still_needed(target, nullif(whole, 0), part) end
};

-- grain: one group of the cohort and ratio; groups are those of `by_what`: place, chain, year, or city, all in one
create macro followed_through(the_season, as_of_day, as_of_moment, signed_since, of_place, by_what) as table
with grouped as (
    select
        case by_what when 'place' then place_key when 'chain' then chain when 'year' then year(signed_on)::varchar
            else 'city' end as shared,
        count(*) as projects, count(*) filter (registered) as registered, count(*) filter (started) as started,
        count(*) filter (producing) as producing, sum(contract) as contract,
        sum(funds) filter (contract is not null) as funds
    from cohort_as_of(as_of_day, as_of_moment, signed_since)
    where of_place is null or place_key = of_place
    group by all
)
select
    shared, projects, asked.season as asked_in, asked.ordinal, asked.ratio, asked.label, asked.counted, asked.target,
    case asked.counted when 'registered' then registered when 'started' then started when 'producing' then producing
        else funds end as part,
    case when asked.counted = 'funds' then contract else projects end as whole
from grouped
cross join ratios_asked(the_season, as_of_day) as asked;
