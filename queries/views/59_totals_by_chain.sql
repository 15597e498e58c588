-- What the projects of every chain come to, and how far they have come; money as by money_of.

-- grain: one listed chain, and one industry whose projects are of no listed chain; of all units or one. All of it is
-- null before a ledger is known
create macro chain_totals_as_of(as_of_day, as_of_moment, signed_since, of_place) as table
with counted as (
    select
        industry, listed_chain as chain, sum(share) as signed, sum(contract_part) as signed_money,
        sum(share) filter (registered) as registered, sum(contract_part) filter (registered) as registered_money,
        sum(share) filter (landed) as landed, sum(contract_part) filter (landed) as landed_money,
        sum(share) filter (started) as started, sum(contract_part) filter (started) as started_money,
        sum(share) filter (producing) as producing, sum(contract_part) filter (producing) as producing_money,
        sum(funds_part) as funds
    from chained_as_of(as_of_day, as_of_moment, signed_since)
    where of_place is null or place_key = of_place
    group by industry, listed_chain
),
listed as (
    select industry, chain, min(ordinal) as ordinal
    from chain_links_as_of(as_of_day, as_of_moment)
    group by industry, chain
)
select
    coalesce(listed.industry, counted.industry) as industry, listed.chain, listed.ordinal,
    counted_if(told, signed) as signed, amount_if(told, counted.signed, signed_money) as signed_money,
    counted_if(told, registered) as registered,
    amount_if(told, counted.registered, registered_money) as registered_money,
    counted_if(told, landed) as landed, amount_if(told, counted.landed, landed_money) as landed_money,
    counted_if(told, started) as started, amount_if(told, counted.started, started_money) as started_money,
    counted_if(told, producing) as producing, amount_if(told, counted.producing, producing_money) as producing_money,
    amount_if(told, counted.signed, funds) as funds
from listed
full join counted on counted.chain = listed.chain
cross join (select ledger_told(as_of_day, as_of_moment, of_place) as told);

-- grain: one chain and ratio asked for
create macro chain_rates_as_of(the_season, as_of_day, as_of_moment, signed_since, of_place) as table
select
    totals.*, asked.ordinal as ratio_ordinal, asked.season as asked_in, asked.ratio, asked.label, asked.counted,
    asked.target,
    case asked.counted when 'registered' then registered when 'started' then started when 'producing' then producing
        else funds end as part,
    case when asked.counted = 'funds' then signed_money else signed end as whole,
    ratio(part, whole) as rate,
    case when chain is not null and rate is not null then rank() over (
        partition by chain is not null and rate is not null, asked.ratio order by rate desc
    ) end as rank
from chain_totals_as_of(as_of_day, as_of_moment, signed_since, of_place) as totals
cross join ratios_asked(the_season, as_of_day, as_of_moment) as asked;
