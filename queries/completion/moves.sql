-- grain: 每个单位一行，按印发顺序；名次从上一次所见到现在的变化，依次拆为订正、目标、其他单位、本单位四步，四步之和等于名次变化
-- unit: 名次；各步以上升为正；完成数和目标用指标的单位；上一次、订正后或现在没有名次的不拆
-- source: 达市府办函〔2023〕53号 四（四）排位进步；拆分的先后次序为假设
-- params: season season, indicator indicator, as_of moment=last_day, previous_as_of moment?, basis guarantee|work|actual
with
seen as (
    select
        place_key, actual, case $basis when 'work' then work_target else guarantee_target end as target
    from completion_as_of($season, $previous_as_of_day, least($previous_as_of_moment, $as_of_moment), null)
    where indicator = $indicator
),
put_right as (
    select place_key, actual
    from completion_as_of($season, $previous_as_of_day, $as_of_moment, null)
    where indicator = $indicator
),
scored as (
    select
        now.*, seen.actual as seen_actual, put_right.actual as put_right_actual, seen.target as seen_target,
        case $basis when 'work' then now.work_target else now.guarantee_target end as present_target,
        case $basis when 'actual' then seen.actual else ratio(seen.actual, seen_target) end as seen_score,
        case $basis when 'actual' then put_right.actual else ratio(put_right.actual, seen_target) end as right_score,
        case $basis when 'actual' then put_right.actual else ratio(put_right.actual, present_target) end as aimed_score,
        case $basis when 'actual' then now.actual else ratio(now.actual, present_target) end as score
    from completion_as_of($season, $as_of_day, $as_of_moment, null) as now
    join seen using (place_key)
    join put_right using (place_key)
    where now.indicator = $indicator
),
ranked as (
    select
        *,
        case when seen_score is not null then rank() over (order by seen_score desc nulls last) end as seen_rank,
        case when right_score is not null then rank() over (order by right_score desc nulls last) end as right_rank,
        case when aimed_score is not null then rank() over (order by aimed_score desc nulls last) end as aimed_rank,
        case when aimed_score is not null then (
            select 1 + count(*) from scored as other
            where other.place_key <> scored.place_key and other.score > scored.aimed_score
        ) end as overtaken_rank,
        case when score is not null then rank() over (order by score desc nulls last) end as rank
    from scored
)
select
    place, seen_rank as previous_rank,
    case when whole then seen_rank - right_rank end as by_corrections,
    case when whole then right_rank - aimed_rank end as by_targets,
    case when whole then aimed_rank - overtaken_rank end as by_others,
    case when whole then overtaken_rank - rank end as by_own,
    rank, seen_rank - rank as rank_change, seen_actual as previous_actual, put_right_actual as corrected_actual, actual,
    seen_target as previous_target, present_target as target, status, place_key, short
from (select *, seen_rank + right_rank + aimed_rank + rank is not null as whole from ranked)
order by ordinal
