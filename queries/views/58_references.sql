-- The reference lists in force on a day as of a moment, and what is looked up in them.

-- grain: one enterprise of one published list
create macro references_as_of(as_of_day, as_of_moment) as table
select listed_enterprise.*
from listed_enterprise
join list_as_of('listed_enterprise', as_of_day, as_of_moment) as held
    on held.submission = listed_enterprise.submission;
