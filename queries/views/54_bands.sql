-- Projects of a season by the size of their contract.

-- grain: one project signed inside the counting window, by the day, and one band that holds its contract
create macro banded_as_of(the_season, as_of_day, as_of_moment) as table
select band.indicator, projects.*, coalesce(stage.reached = 'terminated', false) as terminated
from projects_as_of(as_of_day, as_of_moment) as projects
join season on season.season = the_season
join band on projects.contract >= band.least and coalesce(projects.contract < band.below, true)
left join stage on stage.state = projects.state
where projects.signed_on between season.counting_first and least(season.counting_last, as_of_day);

-- grain: one place and band; without a register there is no count, with one there is, if only 0
create macro bands_as_of(the_season, as_of_day, as_of_moment) as table
with held as (
    from registers_as_of(as_of_day, as_of_moment) where register = 'project_state'
),
counted as (
    select place_key, indicator, count(*) as projects, count(*) filter (terminated) as terminated
    from banded_as_of(the_season, as_of_day, as_of_moment)
    group by place_key, indicator
)
select
    reported.ordinal, reported.place_key, reported.place, reported.short, reported.indicator,
    indicator.ordinal as band_ordinal, indicator.label, band.least, band.below,
    case when held.place is not null then coalesce(counted.projects, 0) end as done,
    case when held.place is not null then coalesce(counted.terminated, 0) end as terminated,
    reported.guarantee_target as target, reported.actual as reported, reported.status, reported.period,
    held.latest.period as ledger_period
from completion_as_of(the_season, as_of_day, as_of_moment, null) as reported
join band on band.indicator = reported.indicator
join indicator on indicator.indicator = reported.indicator
left join held on held.place = reported.place_key
left join counted on counted.place_key = reported.place_key and counted.indicator = reported.indicator;
