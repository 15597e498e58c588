-- How figures are judged: level, light, rank.

-- the key of the level an actual reaches, by at least its target
create macro level_reached(actual, guarantee_target, work_target) as case
    when actual >= work_target then 'work'
    when actual >= guarantee_target then 'guarantee'
    when actual < guarantee_target then 'short'
end;

-- whether a lead in points falls under a light that starts at `least_lead` and ends below `below`
create macro shines(lead_points, least_lead, below) as
    lead_points is not null
    and coalesce(lead_points >= least_lead, true)
    and coalesce(lead_points < below, true);

-- grain: as completion_as_of; ranked by the completion of one target, or by the actual itself; ties share a rank
create macro standing_as_of(the_season, as_of_day, as_of_moment, asked_basis, rank_by) as table
with scored as (
    select
        *,
        points(guarantee_completion, pace) as lead_points,
        case rank_by when 'actual' then actual when 'work' then work_completion
            else guarantee_completion end as score
    from completion_as_of(the_season, as_of_day, as_of_moment, asked_basis)
)
select
    scored.*,
    level.label as level,
    light.label as light,
    light.light as light_key,
    case when score is not null
        then rank() over (partition by indicator order by score desc nulls last) end as rank
from scored
left join level on level.level = level_reached(actual, guarantee_target, work_target)
left join light on shines(lead_points, light.least_lead, light.below);

-- grain: the same; ranked by the completion of the guarantee where any unit is set one, else by the actual
create macro standing_by_either(the_season, as_of_day, as_of_moment) as table
with judged as (
    select *, count(guarantee_target) over (partition by indicator) > 0 as targeted
    from standing_as_of(the_season, as_of_day, as_of_moment, null, 'guarantee')
)
select
    * exclude (rank),
    case when targeted then rank
        when actual is not null then rank() over (partition by indicator order by actual desc nulls last) end as rank
from judged;
