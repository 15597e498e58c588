-- What stands behind every link: projects that go on, who has them, who heads the chain.

-- grain: one project of the cohort and link it is counted in; `headed` says how it is known that its firm heads a chain:
-- recognised, though by another list its state does not count; else listed, if nobody did; else reported by a ledger of
-- which no list speaks. `firm` is the one that does, by its name, or the project where the ledger names none
create macro headed_as_of(as_of_day, as_of_moment, signed_since) as table
with named as (
    select *, counts and outcome = 'recognised' as recognised, not counts as refused
    from heads_as_of(as_of_day, as_of_moment)
)
select
    chained.*, coalesce(exact_name(chained.investor), exact_name(chained.project)) as firm,
    case when firms.recognised or works.recognised then 'recognised' when firms.refused or works.refused then null
        when firms.recognised is not null or works.recognised is not null then 'listed'
        when says_word(chained.categories, leading_word.word) then 'reported' end as headed
from chained_as_of(as_of_day, as_of_moment, signed_since) as chained
cross join leading_word
left join (
    select place_key, exact_firm, bool_or(recognised) as recognised, bool_or(refused) as refused from named group by all
) as firms on firms.place_key = chained.place_key and firms.exact_firm = exact_name(chained.investor)
left join (
    select place_key, identity, bool_or(recognised) as recognised, bool_or(refused) as refused
    from named
    group by all
) as works on works.place_key = chained.place_key and works.identity = chained.identity;

-- grain: one link that holds projects, or chain or industry where they are in none, and place that has them;
-- `heads` are the firms that head it by projects that go on, each once, and how it is known
create macro link_places_as_of(as_of_day, as_of_moment, signed_since, of_place) as table
select
    industry, listed_chain as chain, listed_link as link, place_key, sum(share) as signed,
    sum(contract_part) as signed_money, sum(share) filter (registered) as registered,
    sum(share) filter (landed) as landed, sum(contract_part) filter (landed) as landed_money,
    sum(share) filter (started) as started, sum(share) filter (producing) as producing, sum(funds_part) as funds,
    sum(contract_part) filter (goes_on) as ongoing_money,
    {
        'projects': count(*), 'ongoing': count(*) filter (goes_on), 'landed': count(*) filter (landed)
    } as counts,
    {
        'firms': list(distinct firm) filter (goes_on and headed is not null),
        'recognised': bool_or(goes_on and headed = 'recognised'), 'listed': bool_or(goes_on and headed = 'listed')
    } as heads
from headed_as_of(as_of_day, as_of_moment, signed_since)
where of_place is null or place_key = of_place
group by industry, listed_chain, listed_link, place_key;
