-- What people confirmed of the links of projects, as of a moment.

-- grain: one record of a mapping heard by then that has not been ended; after the season of the day closed it is
-- history being entered
create macro mappings_heard(as_of_day, as_of_moment) as table
with known as (
    select max(closes) as closes from season where as_of_day between counting_first and closes
)
select chain_mapping.place, known_by(renamed.identity, project) as identity, record, made_at
from chain_mapping
left join first_names_as_of(as_of_day, as_of_moment) as renamed
    on renamed.place = chain_mapping.place and renamed.exact_project = exact_name(project)
cross join known
where heard(made_at, closes, as_of_moment)
    and record not in (
        select record from ending cross join known where heard(ending.made_at, closes, as_of_moment)
    )
group by all;

-- grain: one part of a project as a person confirmed it last, under the names listed now; it holds while every link of
-- the record is listed, blanks and capitals aside
create macro confirmed_as_of(as_of_day, as_of_moment) as table
select
    standing.identity, mapping.* exclude (chain, link), coalesce(listed.chain, mapping.chain) as chain,
    coalesce(listed.link, mapping.link) as link, listed.industry, listed.stage,
    count(listed.link) over (partition by mapping.record) = count(*) over (partition by mapping.record) as holds
from (
    select place, identity, max({'made_at': made_at, 'record': record}).record as record
    from mappings_heard(as_of_day, as_of_moment)
    group by place, identity
) as standing
join chain_mapping as mapping on mapping.record = standing.record
left join chain_links_as_of(as_of_day, as_of_moment) as listed
    on exact_name(listed.chain) = exact_name(mapping.chain) and exact_name(listed.link) = exact_name(mapping.link);

-- grain: one part of a project whose record holds
create macro mappings_as_of(as_of_day, as_of_moment) as table
select * from confirmed_as_of(as_of_day, as_of_moment) where holds;
