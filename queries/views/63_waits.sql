-- How many projects stand at every step, how many took it in a period, and how long they waited for it.

-- what shares a group of projects: its unit, its chain, or nothing
create macro shared_by(by_what, place_key, listed_chain) as
    case by_what when 'place' then place_key when 'chain' then listed_chain else 'city' end;

-- grain: one group and step with its projects by share, and how they left the waiting for it by days
create macro steps_by(as_of_day, as_of_moment, signed_since, previous_day, of_place, of_chain, by_what) as table
with stepped as materialized (
    select
        shared_by(by_what, place_key, listed_chain) as shared, step, share, contract_part, stands, counts,
        counted_before, moved, undated, day, came, wait_days
    from (
        from stepped_as_of(as_of_day, as_of_moment, signed_since, of_place, of_chain)
        union all by name
        from talk_steps_as_of(as_of_day, as_of_moment, signed_since, of_place, of_chain)
    )
),
counted as (
    select
        shared, step, sum(share) filter (stands) as stands, sum(contract_part) filter (stands) as stands_money,
        sum(share) filter (counts) as reached, sum(share) filter (day > previous_day) as flow,
        sum(contract_part) filter (day > previous_day) as flow_money,
        sum(share) filter (moved) as moved_on, sum(share) filter (counted_before) as moved_from,
        sum(share) filter (undated) as undated
    from stepped
    group by all
),
by_days as (
    select
        shared, step, wait_days, coalesce(sum(share) filter (came), 0) as done,
        coalesce(sum(share) filter (not came), 0) as lost
    from stepped
    where wait_days is not null
    group by all
),
waits as (
    select shared, step, list({'days': wait_days, 'done': done, 'lost': lost} order by wait_days) as leaving
    from by_days
    group by all
)
select counted.*, waits.leaving
from counted
left join waits on waits.shared is not distinct from counted.shared and waits.step = counted.step;
