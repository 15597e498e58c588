-- grain: 每条产业链每个地区一行，没有归入产业链的按产业列在最后；没有项目的地区也有一行，来源地未填或认不出的为未注明
-- unit: 取自台账；签约至投产为个（按占比折算，可有小数），金额为亿元；占比为占本链签约个数、合同额的1的份额；有项目而都没有填金额的为空
-- source: 达市府办函〔2023〕53号 三（二）聚焦关键区域；各地区的词见 data/regions.toml
-- params: as_of moment=last_day, since day?, place place?, link name?
with
counted as (
    select
        industry, listed_chain as chain, coalesce(origin.region, unknown.region) as region, sum(share) as signed,
        sum(contract_part) as signed_money, sum(share) filter (landed) as landed,
        sum(contract_part) filter (landed) as landed_money, sum(share) filter (started) as started,
        sum(share) filter (producing) as producing, sum(funds_part) as funds
    from chained_as_of($as_of_day, $as_of_moment, $since_day) as chained
    cross join (select region from region where unknown) as unknown
    left join origins_as_of($as_of_day, $as_of_moment) as origin on origin.investor_home = chained.investor_home
    where ($place is null or place_key = $place) and ($link is null or listed_link = $link)
    group by all
),
chains as (
    select industry, chain, sum(signed) as signed, sum(signed_money) as signed_money from counted group by all
),
placed as (
    select chain, min(ordinal) as ordinal from chain_links_as_of($as_of_day, $as_of_moment) group by chain
)
select
    chains.industry, chains.chain, region.region as region_key, region.label as region,
    coalesce(counted.signed, 0) as signed, money_of(counted.signed, counted.signed_money) as signed_money,
    coalesce(landed, 0) as landed, money_of(counted.landed, landed_money) as landed_money,
    coalesce(started, 0) as started, coalesce(producing, 0) as producing, money_of(counted.signed, funds) as funds,
    ratio(coalesce(counted.signed, 0), chains.signed) as signed_share,
    ratio(money_of(counted.signed, counted.signed_money), chains.signed_money) as money_share
from chains
cross join region
left join counted
    on counted.region = region.region
    and counted.industry is not distinct from chains.industry and counted.chain is not distinct from chains.chain
left join placed on placed.chain = chains.chain
order by placed.ordinal nulls last, chains.industry, region.ordinal
