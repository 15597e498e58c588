-- grain: 每条有签约或在谈项目的产业链每个阶段一行，项目多的在前，没有归入清单所列产业链的在最后；从待谈到达效，最后是终止
-- unit: 取自台账，为2019年以来（或 since 起）签约的项目，待谈、意向取自在谈项目台账；个数、合同额、转化率、中位天数同 pipeline/steps；台账不报的阶段为空
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务
-- params: as_of moment=last_day, previous_as_of day?, since day?, place place?
-- worked: waits
with stood as (
    from steps_by($as_of_day, $as_of_moment, $since_day, $previous_as_of_day, $place, null, 'chain')
),
chains as (
    select shared as chain, max(reached) filter (step = 'signed') as signed from stood group by shared
),
told as (
    select
        chains.*, step.ordinal, step.step, step.label,
        coalesce(days, state) is not null and register is not null as told
    from chains
    cross join pipeline_step as step
    left join (
        select distinct register
        from registers_as_of($as_of_day, $as_of_moment)
        where $place is null or place = $place
    ) as held on held.register = step.told_by
)
select
    told.chain, told.step, told.label, counted_if(told, stands) as stands,
    amount_if(told, stands, stands_money) as stands_money, counted_if(told, reached) as reached,
    counted_if(told and $previous_as_of_day is not null, flow) as flow,
    amount_if(told and $previous_as_of_day is not null, flow, flow_money) as flow_money,
    case when moved_from is not null then coalesce(moved_on, 0) end as moved_on, moved_from,
    ratio(coalesce(moved_on, 0), moved_from) as conversion, counted_if(told, undated) as undated, leaving
from told
left join stood on stood.step = told.step and stood.shared is not distinct from told.chain
order by told.chain is null, told.signed desc nulls last, told.chain, told.ordinal
