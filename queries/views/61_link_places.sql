-- What stands behind every link: projects that go on, who has them, who heads the chain, what is being negotiated.

-- grain: one project of the cohort and link it is counted in, with who says that its firm heads a chain: the list of key
-- enterprises, or else the ledger
create macro headed_as_of(as_of_day, as_of_moment, signed_since) as table
with named as (
    select held.place as place_key, exact_name(listed.firm) as exact_firm, exact_name(listed.project) as exact_project
    from registers_as_of(as_of_day, as_of_moment) as held
    join key_enterprise as listed on listed.submission = held.latest.submission
    join leading_word on says_word(listed.categories, leading_word.word)
    where held.register = 'key_enterprise'
)
select
    chained.*, firms.place_key is not null or works.place_key is not null as head_listed,
    coalesce(says_word(chained.categories, leading_word.word), false) as head_reported
from chained_as_of(as_of_day, as_of_moment, signed_since) as chained
cross join leading_word
left join (select distinct place_key, exact_firm from named) as firms
    on firms.place_key = chained.place_key and firms.exact_firm = exact_name(chained.investor)
left join (select distinct place_key, exact_project from named) as works
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
        'heads_listed': count(*) filter (goes_on and head_listed),
        'heads_reported': count(*) filter (goes_on and head_reported)
    } as counts
from headed_as_of(as_of_day, as_of_moment, signed_since)
where of_place is null or place_key = of_place
group by industry, listed_chain, listed_link, place_key;

-- grain: one link of which something is negotiated, nothing of it signed by the day
create macro negotiated_as_of(as_of_day, as_of_moment, of_place) as table
select
    coalesce(mapped.chain, said.chain) as chain, coalesce(mapped.link, said.link) as link, count(*) as negotiations,
    sum(part_of(projects.contract, coalesce(mapped.share, 1))) as negotiated_money
from projects_as_of(as_of_day, as_of_moment) as projects
join negotiating on negotiating.state = projects.state
left join mappings_as_of(as_of_day, as_of_moment) as mapped
    on mapped.place = projects.place_key and mapped.exact_project = exact_name(projects.project)
left join said_links_as_of(as_of_day, as_of_moment) as said
    on mapped.chain is null
    and said.said_chain = projects.chain and said.said_link is not distinct from projects.link
where coalesce(projects.signed_on > as_of_day, true) and (of_place is null or projects.place_key = of_place)
group by all;
