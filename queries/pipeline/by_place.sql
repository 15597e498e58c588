-- grain: 每个单位每个阶段一行，按印发顺序，从待谈到达效，最后是终止
-- unit: 取自台账，为2019年以来（或 since 起）签约的项目，待谈、意向取自在谈项目台账；个数、合同额、转化率、中位天数同 pipeline/steps；台账不报的阶段和没有报台账的单位为空
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务
-- params: as_of moment=last_day, previous_as_of day?, since day?, chain name?
-- worked: waits
with told as (
    select
        place.ordinal as place_ordinal, place.place as place_key, place.label as place, place.short, step.ordinal,
        step.step, step.label, coalesce(days, state) is not null and held.place is not null as told
    from place
    cross join pipeline_step as step
    left join registers_as_of($as_of_day, $as_of_moment) as held
        on held.register = step.told_by and held.place = place.place
)
select
    told.place, told.step, told.label, counted_if(told, stands) as stands,
    amount_if(told, stands, stands_money) as stands_money, counted_if(told, reached) as reached,
    counted_if(told and $previous_as_of_day is not null, flow) as flow,
    amount_if(told and $previous_as_of_day is not null, flow, flow_money) as flow_money,
    case when moved_from is not null then coalesce(moved_on, 0) end as moved_on, moved_from,
    ratio(coalesce(moved_on, 0), moved_from) as conversion, counted_if(told, undated) as undated, leaving,
    told.place_key, told.short
from told
left join steps_by(
    $as_of_day, $as_of_moment, $since_day, $previous_as_of_day, null, $chain, 'place'
) as stood on stood.step = told.step and stood.shared = told.place_key
order by told.place_ordinal, told.ordinal
