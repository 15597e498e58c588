-- What the units together have of every link, how it is spread over them, and what is negotiated.

-- grain: one listed link, and one chain or industry whose projects are in none: what its units have together;
-- a firm that heads it is counted once, and how the surest is known. All of it is null before a ledger is known
create macro link_counts_as_of(as_of_day, as_of_moment, signed_since, of_place) as table
with counted as (
    select
        industry, chain, link, sum(columns(held.* exclude (industry, chain, link, place_key, counts, heads))),
        sum(counts.projects)::bigint as projects, sum(counts.ongoing)::bigint as ongoing,
        sum(counts.landed)::bigint as landed_projects, count(*) filter (counts.ongoing > 0) as places,
        len(list_distinct(flatten(list(heads.firms) filter (heads.firms is not null)))) as heads,
        case when bool_or(heads.recognised) then 'recognised' when bool_or(heads.listed) then 'listed'
            when max(len(heads.firms)) > 0 then 'reported' end as head,
        string_agg(place.short, '、' order by counts.ongoing desc, place.ordinal) filter (counts.ongoing > 0)
            as place_labels,
        {
            'largest': ratio(max(counts.ongoing), sum(counts.ongoing)),
            'largest_money': ratio(max(ongoing_money), sum(ongoing_money)),
            'squares': ratio(sum(counts.ongoing * counts.ongoing), sum(counts.ongoing) * sum(counts.ongoing))
        } as concentrated
    from link_places_as_of(as_of_day, as_of_moment, signed_since, of_place) as held
    join place on place.place = held.place_key
    group by industry, chain, link
)
select
    coalesce(listed.industry, counted.industry) as industry, coalesce(listed.chain, counted.chain) as chain,
    listed.stage, listed.link, listed.ordinal, listed.carriers, listed.lead, listed.source,
    counted_if(
        told, columns(counted.* exclude (
            industry, chain, link, signed_money, landed_money, ongoing_money, funds, head, place_labels, concentrated
        ))
    ),
    amount_if(told, counted.signed, signed_money) as signed_money,
    amount_if(told, counted.landed, landed_money) as landed_money,
    amount_if(told, counted.ongoing, ongoing_money) as ongoing_money, amount_if(told, counted.signed, funds) as funds,
    counted.head, counted.place_labels, counted.concentrated
from chain_links_as_of(as_of_day, as_of_moment) as listed
full join counted on counted.chain = listed.chain and counted.link = listed.link
cross join (select ledger_told(as_of_day, as_of_moment, of_place) as told);

-- grain: one link that something under negotiation is for
create macro negotiated_as_of(as_of_day, as_of_moment, of_place) as table
select
    listed_chain as chain, listed_link as link, count(*) as negotiations, sum(planned_part) as negotiated_money,
    min(coalesce(talked_day, intended_day)) as negotiated_since
from talks_as_of(as_of_day, as_of_moment)
where open and listed_link is not null and (of_place is null or place_key = of_place)
group by listed_chain, listed_link;
