-- The region every origin that ledgers name is of.

-- grain: one origin that begins with a word of a region; of several words the longest counts
create macro origins_as_of(as_of_day, as_of_moment) as table
with said as (
    select distinct investor_home from projects_as_of(as_of_day, as_of_moment) where investor_home is not null
)
select investor_home, max({'letters': letters, 'region': region}).region as region
from said
join region_word on starts_with(translate(exact_name(investor_home), dropped, ''), word)
group by investor_home;
