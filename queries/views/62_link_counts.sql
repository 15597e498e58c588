-- What the units together have of every link, and how it is spread over them.

-- grain: one listed link, and one chain or industry whose projects are in none: what its units have together
create macro link_counts_as_of(as_of_day, as_of_moment, signed_since, of_place) as table
with counted as (
    select
        industry, chain, link, sum(columns(held.* exclude (industry, chain, link, place_key, counts))),
        sum(counts.projects)::bigint as projects, sum(counts.ongoing)::bigint as ongoing,
        sum(counts.landed)::bigint as landed_projects, sum(counts.heads_listed)::bigint as heads_listed,
        sum(counts.heads_reported)::bigint as heads_reported, count(*) filter (counts.ongoing > 0) as places,
        string_agg(place.short, '、' order by counts.ongoing desc, place.ordinal) filter (counts.ongoing > 0) as place_labels,
        {
            'largest': ratio(max(counts.ongoing), sum(counts.ongoing)), 'largest_money': ratio(max(ongoing_money), sum(ongoing_money)),
            'squares': ratio(sum(counts.ongoing * counts.ongoing), sum(counts.ongoing) * sum(counts.ongoing))
        } as concentrated
    from link_places_as_of(as_of_day, as_of_moment, signed_since, of_place) as held
    join place on place.place = held.place_key
    group by industry, chain, link
)
select
    coalesce(listed.industry, counted.industry) as industry, coalesce(listed.chain, counted.chain) as chain,
    listed.stage, listed.link, listed.ordinal, listed.carriers, listed.lead, listed.source,
    coalesce(columns(counted.* exclude (industry, chain, link, place_labels, concentrated)), 0),
    counted.place_labels, counted.concentrated
from chain_links_as_of(as_of_day, as_of_moment) as listed
full join counted on counted.chain = listed.chain and counted.link = listed.link;
