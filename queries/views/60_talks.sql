-- The link every project under negotiation would fill, and how far the talks have come.

-- grain: one project under negotiation, open or not, and link it is for, with the share of it; shares of a project add
-- up to one, as those of a signed one
create macro talks_as_of(as_of_day, as_of_moment) as table
select
    talks.* exclude (industry), talks.industry as said_industry,
    case when mapped.chain is not null then mapped.industry else coalesce(said.industry, talks.industry) end
        as industry,
    coalesce(mapped.chain, said.chain) as listed_chain, coalesce(mapped.stage, said.stage) as listed_stage,
    coalesce(mapped.link, said.link) as listed_link, coalesce(mapped.share, 1) as share,
    mapped.record, mapped.reason, mapped.author, mapped.made_at,
    part_of(talks.planned, coalesce(mapped.share, 1)) as planned_part, not signed and not ended as open,
    case stands_at when 'negotiating' then talked_day when 'intended' then intended_day when 'signed' then signed_on
        else ended_on end as since_on
from negotiations_as_of(as_of_day, as_of_moment) as talks
left join mappings_as_of(as_of_day, as_of_moment) as mapped
    on mapped.place = talks.place_key and mapped.identity = talks.identity
left join said_links_as_of(as_of_day, as_of_moment) as said
    on mapped.chain is null and said.said_chain = talks.chain and said.said_link is not distinct from talks.link;

-- grain: one such project and step up to signing. Of signing it only says what came of the step before (`moved`,
-- `came`): who is signed, when and for how much the ledger says alone.
create macro talk_steps_as_of(as_of_day, as_of_moment, signed_since, of_place, of_chain) as table
with stepped as (
    select
        place_key, listed_chain, share, planned_part, step.ordinal, step.step, left_on,
        open and step.step = stands_at as stands,
        case step.step when 'intended' then intended when 'signed' then signed else true end as taken,
        case step.step when 'negotiating' then talked_day when 'intended' then intended_day else signed_on end as day,
        case step.step when 'intended' then talked_day when 'signed' then intended_day end as day_before,
        case step.step when 'intended' then true when 'signed' then intended end as counted_before
    from talks_as_of(as_of_day, as_of_moment)
    cross join cohort
    join pipeline_step as step on step.told_by = 'negotiation' or step.step = 'signed'
    where (of_place is null or place_key = of_place) and (of_chain is null or listed_chain = of_chain)
        and coalesce(signed_on >= coalesce(signed_since, cohort.since), true)
)
select
    place_key, listed_chain, share, planned_part as contract_part, step, stands,
    step <> 'signed' and taken as counts, counted_before, taken and counted_before as moved,
    step <> 'signed' and taken and (day is null or (counted_before and day_before is null)) as undated,
    case when step <> 'signed' then day end as day, day is not null as came,
    case when day_before is not null and (day is not null or not taken)
        then greatest(coalesce(day, left_on) - day_before, 0) end as wait_days
from stepped;
