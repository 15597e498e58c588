-- grain: 每个单位一行，有名次的按名次，其余按印发顺序
-- unit: 完成数和目标用指标的单位，完成率和序时进度为占1的份额，与序时差为个百分点
-- source: 达市府办函〔2022〕73号 附件1、附件2
-- params: season season, indicator indicator, as_of moment=last_day, pace_basis day|month?
select
    place, actual, guarantee_target, work_target, guarantee_completion, work_completion,
    level, pace, lead_points, light, rank,
    place_key, short, status, period, submission
from standing_as_of($season, $as_of_day, $as_of_moment, $pace_basis, 'guarantee')
where indicator = $indicator
order by rank nulls last, ordinal
