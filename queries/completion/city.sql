-- grain: 考核期内每个有目标的指标一行，按指标顺序
-- unit: 完成数和目标为各单位之和，完成率为和÷和（占1的份额），与序时差为个百分点；上期按现在已知的数，新增只比现在有数的单位；已报和应报为有任务的单位数，一家都没有报的不合计
-- source: 达市府办函〔2022〕73号 附件1、附件2 合计
-- params: season season, as_of moment=last_day, previous_as_of day?, pace_basis day|month?
with
placed as (
    from completion_as_of($season, $as_of_day, $as_of_moment, $pace_basis)
),
current as (
    select
        indicator,
        case when count(actual) filter (where status = 'reported') > 0 then sum(actual) end as actual,
        sum(guarantee_target) as guarantee_target,
        case when count(work_target) = count(guarantee_target) then sum(work_target) end as work_target,
        any_value(pace) as pace,
        count(*) filter (where status = 'reported') as reported,
        count(*) filter (where status <> 'no_task') as expected
    from placed
    group by indicator
    having count(guarantee_target) > 0
),
previous as (
    select indicator, sum(before.actual) as actual
    from completion_as_of($season, $previous_as_of_day, $as_of_moment, $pace_basis) as before
    join placed using (indicator, place_key)
    where placed.actual is not null
    group by indicator
),
judged as (
    select
        current.*,
        ratio(current.actual, guarantee_target) as guarantee_completion,
        ratio(current.actual, work_target) as work_completion,
        points(ratio(current.actual, guarantee_target), pace) as lead_points,
        current.actual - previous.actual as gain
    from current
    left join previous using (indicator)
)
select
    judged.indicator, indicator.label, indicator.unit, judged.actual, judged.guarantee_target, judged.work_target,
    judged.guarantee_completion, judged.work_completion, judged.pace, judged.lead_points,
    light.label as light, level.label as level, judged.gain, judged.reported, judged.expected
from judged
join indicator using (indicator)
left join level on level.level = level_reached(judged.actual, judged.guarantee_target, judged.work_target)
left join light on shines(judged.lead_points, light.least_lead, light.below)
order by indicator.ordinal
