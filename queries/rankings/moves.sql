-- grain: 每个单位一行，按印发顺序；综合名次从上一次所见到现在的变化，依次拆为订正、目标、方案、其他单位、本单位五步，五步之和等于名次变化
-- unit: 名次；各步以上升为正；得分为分，四舍五入到8位；上一次、各步后或现在没有名次的不拆
-- source: data/schemes；台账；拆分的先后次序为假设
-- params: season season, as_of moment=last_day, previous_as_of moment?, scheme scheme?
-- worked: moves
select 'seen' as state, contests.*, measured.* exclude (place_key)
from contests_as_of(
    $season, case when $scheme is null then 'composite' end, $scheme,
    $previous_as_of_day, least($previous_as_of_moment, $as_of_moment)
) as contests
join measured_as_of($season, $previous_as_of_day, least($previous_as_of_moment, $as_of_moment)) as measured
    on measured.place_key = contests.place_key
union all by name
select measured.state, contests.*, measured.* exclude (state, place_key)
from contests_as_of(
    $season, case when $scheme is null then 'composite' end, $scheme, $as_of_day, $as_of_moment
) as contests
join (
    select 'put_right' as state, * from measured_as_of($season, $previous_as_of_day, $as_of_moment)
    union all
    select 'now' as state, * from measured_as_of($season, $as_of_day, $as_of_moment)
) as measured on measured.place_key = contests.place_key
