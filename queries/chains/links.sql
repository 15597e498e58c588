-- grain: 清单中每个环节一行，按产业、产业链、段的顺序；有项目而没有归入环节的，每条链、每个产业另有一行
-- unit: 取自台账；签约至投产为个（按占比折算，可有小数），合同额为亿元，项目为涉及的个数，涉及单位只计推进中的项目；有项目而都没有填金额的为空；还没有收到台账时都为空
-- source: 达市府办函〔2023〕53号 六大重点产业、新兴产业；清单为公开报道与示例
-- params: as_of moment=last_day, since day?, place place?
with
counted as (
    select
        industry, listed_chain as chain, listed_link as link, count(*) as projects, sum(share) as signed,
        sum(contract_part) as signed_money, sum(share) filter (registered) as registered,
        sum(share) filter (landed) as landed, sum(share) filter (started) as started,
        sum(share) filter (producing) as producing, count(distinct place_key) filter (goes_on) as places
    from chained_as_of($as_of_day, $as_of_moment, $since_day)
    where $place is null or place_key = $place
    group by industry, listed_chain, listed_link
),
listed as (
    from chain_links_as_of($as_of_day, $as_of_moment)
),
chains as (
    select chain, min(ordinal) as ordinal from listed group by chain
)
select
    coalesce(listed.industry, counted.industry) as industry, coalesce(listed.chain, counted.chain) as chain,
    listed.stage, listed.link,
    counted_if(told, projects) as projects, counted_if(told, signed) as signed,
    amount_if(told, counted.signed, signed_money) as signed_money, counted_if(told, registered) as registered,
    counted_if(told, landed) as landed, counted_if(told, started) as started,
    counted_if(told, producing) as producing, counted_if(told, places) as places,
    listed.carriers, listed.lead, listed.source
from listed
full join counted on counted.chain = listed.chain and counted.link = listed.link
cross join (select ledger_told($as_of_day, $as_of_moment, $place) as told)
left join chains on chains.chain = coalesce(listed.chain, counted.chain)
order by chains.ordinal nulls last, listed.ordinal nulls last, industry
