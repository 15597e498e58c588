-- The lines of registers that a figure is counted from.

-- grain: one project that a share, a step or a band counts; of those put together by chain see chained_lines_as_of
create macro project_lines_as_of(gathered, the_season, the_item, by_what, group_key, as_of_day, as_of_moment) as table
select 'project' as role, projects.place_key, projects.submission, projects.row_number
from projects_as_of(as_of_day, as_of_moment) as projects
cross join cohort
join season on season.season = the_season
left join band on band.indicator = the_item
where case gathered
        when 'cohort' then projects.signed_on between cohort.since and as_of_day
        when 'band' then projects.signed_on between season.counting_first and least(season.counting_last, as_of_day)
            and projects.contract >= band.least and coalesce(projects.contract < band.below, true)
        else false end
    and case by_what when 'year' then year(projects.signed_on)::varchar = group_key else by_what is null end;

-- how a group of projects from a region is named: of all, or of what else they share
create macro from_region(known, unknown, group_name) as concat_ws('|', coalesce(known, unknown), group_name);

-- grain: one part of a project of the cohort, with the chain it is counted in and its share of the project; grouped by
-- the chain as listed (or, where it is not, as typed), by CHAIN|LINK, by the industry of what is in no listed chain, by
-- QUARTER or QUARTER|CHAIN, by REGION of its investor, REGION|CHAIN or, in no listed chain, REGION|INDUSTRY; all that is
-- in some listed chain (ranked), in some link of one (links), in none (unlisted)
create macro chained_lines_as_of(by_what, group_key, as_of_day, as_of_moment) as table
select
    place_key, submission, row_number,
    case by_what when 'links' then listed_chain || '|' || listed_link else coalesce(listed_chain, chain, '') end as item,
    concat_ws('·', coalesce(listed_chain, chain), listed_link) as label, project as named,
    as_typed(share::varchar, '') as value, reason, author, made_at
from chained_as_of(as_of_day, as_of_moment, null) as chained
cross join (select region from region where unknown) as unknown
left join origins_as_of(as_of_day, as_of_moment) as origin
    on by_what in ('region', 'loose_region') and origin.investor_home = chained.investor_home
where case by_what
        when 'chain' then coalesce(listed_chain, chain, '') = group_key
        when 'link' then listed_chain || '|' || coalesce(listed_link, '') = group_key
        when 'loose' then listed_chain is null and coalesce(industry, '') = group_key
        when 'region' then group_key in (from_region(origin.region, unknown.region, null),
            from_region(origin.region, unknown.region, listed_chain))
        when 'loose_region' then listed_chain is null
            and group_key = from_region(origin.region, unknown.region, coalesce(industry, ''))
        when 'ranked' then listed_chain is not null
        when 'links' then group_key in ('', listed_chain) and listed_link is not null
        when 'unlisted' then listed_chain is null
        when 'quarter' then group_key in (quarter_of(signed_on), quarter_of(signed_on) || '|' || listed_chain)
        else false end;

-- grain: one line on a task of a department: the last that reports on it, or those that prove it (`proving`)
create macro task_lines_as_of(the_season, the_task, its_least, proving, as_of_day, as_of_moment) as table
select 'line' as role, place as place_key, submission, row_number
from department_lines_as_of(the_season, as_of_day, as_of_moment)
where duty = the_task and (item is not null) = proving and (proving or least is not distinct from its_least)
qualify proving or row_number = max(row_number) over (partition by place);
