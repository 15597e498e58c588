-- The chains in force on a day, and what the chains and links that ledgers say are listed as.

-- grain: one version of the list; the one in force on the day
create macro chain_version_as_of(as_of_day) as table
select version from chain_version where since <= as_of_day order by since desc limit 1;

-- grain: one listed link
create macro chain_links_as_of(as_of_day) as table
select chain_link.*, chain_stage.ordinal as stage_ordinal, industry.ordinal as industry_ordinal, industry.kind
from chain_link
join chain_version_as_of(as_of_day) as held on held.version = chain_link.version
join chain_stage on chain_stage.version = held.version and chain_stage.stage = chain_link.stage
join industry on industry.version = held.version and industry.industry = chain_link.industry;

-- whether a list of names holds what a ledger says
create macro is_called(name, aliases, said) as says_word(exact_name(concat_ws('、', name, aliases)), exact_name(said));

-- grain: one pair of chain and link as the ledgers say it, with what is listed under it; null where nothing is
create macro said_links_as_of(as_of_day, as_of_moment) as table
with said as (
    select distinct chain as said_chain, link as said_link
    from projects_as_of(as_of_day, as_of_moment)
    where chain is not null
),
chained as (
    select distinct said.*, listed.chain, listed.industry
    from said
    join chain_links_as_of(as_of_day) as listed on is_called(listed.chain, listed.chain_aliases, said.said_chain)
)
select chained.*, listed.link, listed.stage
from chained
left join chain_links_as_of(as_of_day) as listed
    on listed.chain = chained.chain and is_called(listed.link, listed.aliases, chained.said_link);
