-- Every project of the cohort at every step: whether and when it took it, and how long it waited for it.

-- of values of every step the one of a step
create macro at_step(
    step, signed, registered, landed, started, producing, at_capacity, terminated
) as case step when 'signed' then signed when 'registered' then registered when 'landed' then landed
    when 'started' then started when 'producing' then producing when 'at_capacity' then at_capacity
    when 'terminated' then terminated end;

-- grain: one project of one unit and chain, or of all, and step. `taken` is that it took it, `counts` that the shares
-- count it, `wait_days` how long it waited for it since the step before, until it took it or was last seen waiting;
-- null where one of the two days is not known
create macro stepped_as_of(as_of_day, as_of_moment, signed_since, of_place, of_chain) as table
with stepped as (
    select
        place_key, listed_chain, share, contract_part, signed_on, left_on, step.ordinal, step.step,
        step.step = stands_at as stands,
        at_step(
            step.step, signed_day, registered_day, landed_day, started_day, producing_day, at_capacity_day,
            terminated_day
        ) as day,
        at_step(
            step.before, signed_day, registered_day, landed_day, started_day, producing_day, at_capacity_day, null
        ) as day_before,
        at_step(
            step.step, true, registers or starts or produces, lands or starts or produces, starts or produces,
            produces, in_full, terminated
        ) as taken,
        at_step(step.step, true, registered, landed, started, producing, in_full, terminated) as counts,
        at_step(step.before, true, registered, landed, started, producing, in_full, null) as counted_before
    from paced_as_of(as_of_day, as_of_moment, signed_since)
    join pipeline_step as step
        on step.told_by = 'project_state' and (step.days is not null or step.state is not null)
    where (of_place is null or place_key = of_place) and (of_chain is null or listed_chain = of_chain)
)
select
    *, case when day_before is not null and (day is not null or not taken)
        then greatest(coalesce(day, left_on) - day_before, 0) end as wait_days,
    counts and (day is null or (counted_before and day_before is null)) as undated,
    counts and counted_before as moved, day is not null as came
from stepped;
