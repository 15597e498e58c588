-- grain: 每个单位一行，有名次的按名次，其余按印发顺序
-- unit: 同 completion/by_place；名次变化以上升为正，新增用指标的单位；上期按现在已知的数
-- source: 达市府办函〔2022〕73号 附件1、附件2；达市府办函〔2023〕53号 四（四）排位进步
-- params: season season, indicator indicator, as_of moment=last_day, previous_as_of day?, basis guarantee|work|actual, pace_basis day|month?
with
current as (
    from standing_as_of($season, $as_of_day, $as_of_moment, $pace_basis, $basis) where indicator = $indicator
),
previous as (
    from standing_as_of($season, $previous_as_of_day, $as_of_moment, $pace_basis, $basis)
    where indicator = $indicator
)
select
    current.place, current.actual, current.guarantee_target, current.work_target,
    current.guarantee_completion, current.work_completion, current.level, current.pace,
    current.lead_points, current.light, current.rank,
    current.place_key, current.short, current.status, current.period, current.submission,
    previous.rank as previous_rank,
    previous.rank - current.rank as rank_change,
    current.actual - previous.actual as gain
from current
left join previous using (place_key)
order by current.rank nulls last, current.ordinal
