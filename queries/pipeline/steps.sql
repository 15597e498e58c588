-- grain: 推进的每个阶段一行，从待谈到达效，最后是终止
-- unit: 取自台账，为2019年以来（或 since 起）签约的项目，待谈、意向取自在谈项目台账，金额为拟投资额；签约的转化率和天数只算在谈过的；存量、累计、本期办到、由上一阶段而来、上一阶段、日期不详、计入中位天数、其中已办到为个（拆分到各环节的按占比折算），合同额为亿元、有项目而都没有填的为空，转化率为占1的份额，中位天数为从上一阶段起的天数；台账不报的阶段和没有台账时为空
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务
-- params: as_of moment=last_day, previous_as_of day?, since day?, place place?, chain name?
-- worked: waits
with told as (
    select *, coalesce(days, state) is not null and held.register is not null as told
    from pipeline_step
    left join (
        select distinct register
        from registers_as_of($as_of_day, $as_of_moment)
        where $place is null or place = $place
    ) as held on held.register = pipeline_step.told_by
)
select
    told.step, told.label, counted_if(told, stands) as stands, amount_if(told, stands, stands_money) as stands_money,
    counted_if(told, reached) as reached, counted_if(told and $previous_as_of_day is not null, flow) as flow,
    amount_if(told and $previous_as_of_day is not null, flow, flow_money) as flow_money,
    case when moved_from is not null then coalesce(moved_on, 0) end as moved_on, moved_from,
    ratio(coalesce(moved_on, 0), moved_from) as conversion, counted_if(told, undated) as undated, leaving
from told
left join steps_by(
    $as_of_day, $as_of_moment, $since_day, $previous_as_of_day, $place, $chain, 'city'
) as stood on stood.step = told.step
order by told.ordinal
