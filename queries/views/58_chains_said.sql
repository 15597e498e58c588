-- What the chains and links that ledgers say, of signed and of negotiated projects, are listed as.

-- whether a list of names holds what a ledger says
create macro is_called(name, aliases, said) as says_word(exact_name(concat_ws('、', name, aliases)), exact_name(said));

-- grain: one pair of chain and link as the ledgers say it, with what is listed under it; null where nothing is
create macro said_links_as_of(as_of_day, as_of_moment) as table
with said as (
    select chain as said_chain, link as said_link from projects_as_of(as_of_day, as_of_moment) where chain is not null
    union
    select chain, link from negotiation_rows_as_of(as_of_day, as_of_moment) where chain is not null
),
chained as (
    select distinct said.*, listed.chain, listed.industry
    from said
    join chain_links_as_of(as_of_day, as_of_moment) as listed
        on is_called(listed.chain, listed.chain_aliases, said.said_chain)
)
select chained.*, listed.link, listed.stage
from chained
left join chain_links_as_of(as_of_day, as_of_moment) as listed
    on listed.chain = chained.chain and is_called(listed.link, listed.aliases, chained.said_link);
