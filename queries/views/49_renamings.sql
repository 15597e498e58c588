-- What one project is known by, whatever its unit calls it now: the one place where its identity is made.

-- grain: one new name of a project, with what was said of it last and not ended; after the season of the day closed it
-- is history being entered
create macro renamings_as_of(as_of_day, as_of_moment) as table
with known as (
    select max(closes) as closes from season where as_of_day between counting_first and closes
)
select place, exact_name(project) as exact_project, max({
    'made_at': made_at, 'record': record, 'project': project, 'former': former, 'reason': reason, 'author': author
}) as latest
from project_renaming
cross join known
where heard(made_at, closes, as_of_moment)
    and record not in (
        select record from ending cross join known where heard(ending.made_at, closes, as_of_moment)
    )
group by place, exact_name(project);

-- grain: one such name with the first name it goes back to, over as many as there were
create macro first_names_as_of(as_of_day, as_of_moment) as table
with recursive said as (
    select place, exact_project, exact_name(latest.former) as former
    from renamings_as_of(as_of_day, as_of_moment)
),
traced as (
    select place, exact_project, former from said
    union
    select traced.place, traced.exact_project, said.former
    from traced
    join said on said.place = traced.place and said.exact_project = traced.former
)
select
    traced.place, traced.exact_project,
    coalesce(min(traced.former) filter (said.former is null), min(traced.former)) as identity
from traced
left join said on said.place = traced.place and said.exact_project = traced.former
group by traced.place, traced.exact_project;

-- what a project is known by: the first name it goes back to, or its own where nobody said that it had another
create macro known_by(first_name, project) as coalesce(first_name, exact_name(project));

-- grain: one project that has or had another name, by what it is known by; all of its names in one text
create macro all_names_as_of(as_of_day, as_of_moment) as table
select place, identity, identity || '|' || string_agg(exact_project, '|' order by exact_project) as names
from first_names_as_of(as_of_day, as_of_moment)
group by place, identity;

-- grain: one name that the project of a place and name has or had
create macro names_of(the_place, the_name, as_of_day, as_of_moment) as table
with renamed as (from first_names_as_of(as_of_day, as_of_moment) where place = the_place),
mine as (
    select known_by(
        (select max(identity) from renamed where exact_project = exact_name(the_name)), the_name
    ) as identity
)
select identity as exact_project from mine
union
select renamed.exact_project from renamed join mine on mine.identity = renamed.identity;
