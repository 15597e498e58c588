-- Projects of the registers by what is known of them.

-- grain: one chain as ledgers say it, with what it is listed as
create macro said_chains_as_of(as_of_day, as_of_moment) as table
select distinct said_chain, chain from said_links_as_of(as_of_day, as_of_moment);

-- grain: one project that a person put under links, with the chains of these
create macro mapped_chains_as_of(as_of_day, as_of_moment) as table
select place, identity, string_agg(distinct chain, '、' order by chain) as chains
from mappings_as_of(as_of_day, as_of_moment)
group by place, identity;

-- grain: one project that is all that is asked for, null for whatever it is; `listed_chain` is as a person confirmed,
-- else as listed, else as reported
create macro projects_found(
    as_of_day, as_of_moment, words, of_place, of_chain, of_step, of_state, of_stall, least_days, of_band, of_year
) as table
with sought as (
    select unnest(string_split(words, ' ')) as word
),
known as (
    select
        stood.*, coalesce(mapped.chains, said.chain, stood.chain) as listed_chain,
        exact_name(concat_ws('|', stood.project, stood.investor, renamed.names)) as told
    from stalled_as_of(as_of_day, as_of_moment) as stood
    left join said_chains_as_of(as_of_day, as_of_moment) as said on said.said_chain = stood.chain
    left join mapped_chains_as_of(as_of_day, as_of_moment) as mapped
        on mapped.place = stood.place_key and mapped.identity = stood.identity
    left join all_names_as_of(as_of_day, as_of_moment) as renamed
        on renamed.place = stood.place_key and renamed.identity = stood.identity
)
select * exclude (told)
from known
where (of_place is null or place_key = of_place)
    and (of_step is null or step = of_step)
    and (of_state is null or state = of_state)
    and (of_stall is null or stall = of_stall)
    and (least_days is null or stalled_days >= least_days)
    and (of_year is null or year(signed_on) = of_year)
    and (of_chain is null or says_word(listed_chain, of_chain))
    and (of_band is null or exists (
        from band where indicator = of_band and contract >= least and coalesce(contract < below, true)
    ))
    and (words is null or not exists (from sought where not contains(told, word)));
