-- What stands behind every link: projects that go on, who has them, who heads the chain.

-- grain: one project of the cohort and link it is counted in; `headed` says how it is known that its firm heads a chain:
-- recognised, listed (nobody refused it), or reported by a ledger of which no list speaks
create macro headed_as_of(as_of_day, as_of_moment, signed_since) as table
with named as (
    from heads_as_of(as_of_day, as_of_moment)
)
select
    chained.*, case coalesce(firms.outcome, works.outcome)
        when 'recognised' then 'recognised' when 'refused' then null when 'declared' then 'listed'
        when 'pending' then 'listed' else case when says_word(chained.categories, leading_word.word) then 'reported' end
        end as headed
from chained_as_of(as_of_day, as_of_moment, signed_since) as chained
cross join leading_word
left join (select place_key, exact_firm, max(outcome) as outcome from named group by all) as firms
    on firms.place_key = chained.place_key and firms.exact_firm = exact_name(chained.investor)
left join (select place_key, exact_project, max(outcome) as outcome from named group by all) as works
    on works.place_key = chained.place_key and works.exact_project = exact_name(chained.project);

-- grain: one link that holds projects, or chain or industry where they are in none, and place that has them
create macro link_places_as_of(as_of_day, as_of_moment, signed_since, of_place) as table
select
    industry, listed_chain as chain, listed_link as link, place_key, sum(share) as signed,
    sum(contract_part) as signed_money, sum(share) filter (registered) as registered,
    sum(share) filter (landed) as landed, sum(contract_part) filter (landed) as landed_money,
    sum(share) filter (started) as started, sum(share) filter (producing) as producing, sum(funds_part) as funds,
    sum(contract_part) filter (goes_on) as ongoing_money,
    {
        'projects': count(*), 'ongoing': count(*) filter (goes_on), 'landed': count(*) filter (landed),
        'recognised': count(*) filter (goes_on and headed = 'recognised'),
        'listed': count(*) filter (goes_on and headed = 'listed'),
        'reported': count(*) filter (goes_on and headed = 'reported')
    } as counts
from headed_as_of(as_of_day, as_of_moment, signed_since)
where of_place is null or place_key = of_place
group by industry, listed_chain, listed_link, place_key;
