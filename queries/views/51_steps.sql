-- How far every project of the registers has come, and how long it has stood there.

-- grain: one project with the steps taken by the day; a terminated one keeps what it had taken
create macro steps_as_of(as_of_day, as_of_moment) as table
select
    projects.*,
    coalesce(stage.reached = 'terminated', false) as terminated,
    coalesce(stage.reached = 'producing' or producing_on <= as_of_day, false) as produces,
    coalesce(stage.reached = 'started' or started_on <= as_of_day, false) as starts,
    coalesce(stage.landed or filed_on <= as_of_day or licensed_on <= as_of_day, false) as lands,
    coalesce(
        stage.reached = 'registered' or registered_on <= as_of_day or licensed_on <= as_of_day, false
    ) as registers
from projects_known_as_of(as_of_day, as_of_moment) as projects
left join stage on stage.state = projects.state;

-- grain: one project with the step it stands at and, where a rule of stalling asks for the next one, the days since;
-- null where that day is not filled in. `stall` is the rule that finds it stalled.
create macro stalled_as_of(as_of_day, as_of_moment) as table
with stood as (
    select
        *,
        case when terminated then 'terminated' when produces then 'producing' when starts then 'started'
            when lands then 'landed' when registers then 'registered' else 'signed' end as step
    from steps_as_of(as_of_day, as_of_moment)
),
waiting as (
    select
        stood.*, rule.stall as asked_by, rule.days,
        case rule.since when 'signed' then signed_on when 'started' then started_on
            else coalesce(least(registered_on, licensed_on), filed_on) end as since_day
    from stood
    left join stall_rule as rule on rule.step = stood.step
)
select
    * exclude (days, since_day),
    case when asked_by is not null and since_day <= as_of_day then as_of_day - since_day end as stalled_days,
    case when stalled_days >= days then asked_by end as stall
from waiting;
