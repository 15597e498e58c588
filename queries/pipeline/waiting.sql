-- grain: 从签约到一个阶段，每组有项目办到或不再跟踪的每一天一行，阶段在先，项目多的组在前；组为全市、单位或产业链，没有归入清单所列产业链的为空；不给 to 的为各个阶段，不给 by 的为全市
-- unit: 取自台账，为2019年以来（或 since 起）签约的项目；天数从签约起，跟踪、仍在等、办到、不再跟踪为个（拆分到各环节的按占比折算），办到率为到那一天已办到的份额（按乘积限估计，占1的份额），中位天数为天；日期不详的不在内
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务
-- params: as_of moment=last_day, to registered|landed|started|producing|at_capacity?, by city|place|chain?, since day?, place place?, chain name?
-- worked: curves
with stepped as (
    select
        *, shared_by(coalesce($by, 'city'), place_key, listed_chain) as shared,
        greatest(coalesce(day, left_on) - signed_on, 0) as days
    from stepped_as_of($as_of_day, $as_of_moment, $since_day, $place, $chain)
    where step not in ('signed', 'terminated') and ($to is null or step = $to) and (day is not null or not taken)
),
left_by as (
    select
        step, shared, days, coalesce(sum(share) filter (day is not null), 0) as done,
        coalesce(sum(share) filter (day is null), 0) as lost
    from stepped
    group by all
),
gathered as (
    select
        step, shared, sum(done) + sum(lost) as followed,
        list({'days': days, 'done': done, 'lost': lost} order by days) as leaving
    from left_by
    group by all
)
select
    shared as group_key, coalesce(place.label, case when $by = 'chain' then shared else city.label end) as "group",
    step.step, step.label, followed, leaving
from gathered
join pipeline_step as step on step.step = gathered.step
cross join city
left join place on $by = 'place' and place.place = shared
order by step.ordinal, shared is null, followed desc, place.ordinal, shared
