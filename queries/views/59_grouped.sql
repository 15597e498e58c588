-- Projects of the cohort put together by unit, chain or year, and how far each group has come.

-- grain: one project of the cohort, by chain one part of it, with the group it belongs to: a place, a chain (as listed,
-- or where it is not as typed), the year of signing, or the city, all in one
create macro grouped_as_of(as_of_day, as_of_moment, signed_since, by_what) as table
select
    case by_what when 'place' then place_key when 'year' then year(signed_on)::varchar else 'city' end as shared,
    place_key, 1 as share, registered, started, producing, contract,
    case when contract is not null then funds end as funds
from cohort_as_of(as_of_day, as_of_moment, signed_since)
where by_what <> 'chain'
union all by name
select
    coalesce(listed_chain, chain) as shared, place_key, share, registered, started, producing,
    contract_part as contract, funds_part as funds
from chained_as_of(as_of_day, as_of_moment, signed_since)
where by_what = 'chain';

-- grain: one group of the cohort and ratio; groups are those of `by_what`: place, chain, year, or city, all in one
create macro followed_through(the_season, as_of_day, as_of_moment, signed_since, of_place, by_what) as table
with grouped as (
    select
        shared, sum(share) as projects, sum(share) filter (registered) as registered,
        sum(share) filter (started) as started, sum(share) filter (producing) as producing,
        sum(contract) as contract, sum(funds) as funds
    from grouped_as_of(as_of_day, as_of_moment, signed_since, by_what)
    where of_place is null or place_key = of_place
    group by shared
)
select
    shared, projects, asked.season as asked_in, asked.ordinal, asked.ratio, asked.label, asked.counted, asked.target,
    case asked.counted when 'registered' then coalesce(registered, 0) when 'started' then coalesce(started, 0)
        when 'producing' then coalesce(producing, 0) else funds end as part,
    case when asked.counted = 'funds' then contract else projects end as whole
from grouped
cross join ratios_asked(the_season, as_of_day, as_of_moment) as asked;
