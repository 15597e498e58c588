-- The link every project of the cohort is counted in: confirmed by a person, as reported, or none.

-- grain: one project of the cohort and link it is counted in, with the share of it; shares of a project add up to one.
-- `mapped` is confirmed, reported, chain (the link is not known), unknown (neither is) or untold; `lapsed` are the links
-- it was confirmed in before one of them was taken off the list.
create macro chained_as_of(as_of_day, as_of_moment, signed_since) as table
with confirmed as materialized (
    from confirmed_as_of(as_of_day, as_of_moment)
)
select
    cohort.* exclude (industry), cohort.industry as said_industry,
    case when mapped.chain is not null then mapped.industry else coalesce(said.industry, cohort.industry) end
        as industry,
    coalesce(mapped.chain, said.chain) as listed_chain,
    coalesce(mapped.stage, said.stage) as listed_stage,
    coalesce(mapped.link, said.link) as listed_link,
    coalesce(mapped.share, 1) as share,
    part_of(cohort.contract, coalesce(mapped.share, 1)) as contract_part,
    case when cohort.contract is not null then part_of(cohort.funds, coalesce(mapped.share, 1)) end as funds_part,
    case when mapped.chain is not null then 'confirmed' when said.link is not null then 'reported'
        when said.chain is not null then 'chain' when cohort.chain is not null then 'unknown' else 'untold' end as mapped,
    coalesce(mapped.record, lapsed.record) as record, mapped.author, mapped.reason, mapped.made_at,
    lapsed.links as lapsed
from cohort_as_of(as_of_day, as_of_moment, signed_since) as cohort
left join confirmed as mapped
    on mapped.holds and mapped.place = cohort.place_key and mapped.identity = cohort.identity
left join (
    select place, identity, record, string_agg(concat_ws('·', chain, link), '、' order by ordinal) as links
    from confirmed
    where not holds
    group by place, identity, record
) as lapsed
    on lapsed.place = cohort.place_key and lapsed.identity = cohort.identity
left join said_links_as_of(as_of_day, as_of_moment) as said
    on mapped.chain is null
    and said.said_chain = cohort.chain and said.said_link is not distinct from cohort.link;
