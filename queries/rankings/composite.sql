-- grain: 每个单位一行，有名次的按名次，其余按印发顺序
-- unit: 得分和差距为分，四舍五入到8位，名次按未取整的得分；名次变化以上升为正；不写上期的为最近一期之前，上期按现在已知的数
-- source: data/schemes；台账
-- params: season season, as_of moment=last_day, previous_as_of day?, known_as_of knowledge?, scheme scheme?
-- worked: composite
select * from scored_as_of(
    $season, case when $scheme is null then 'composite' end, $scheme,
    $as_of_day, coalesce($known_as_of_moment, $as_of_moment), $previous_as_of_day
)
