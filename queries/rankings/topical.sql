-- grain: 每个专题每个单位一行，有名次的按名次，其余按印发顺序
-- unit: 同 rankings/composite
-- source: data/schemes；台账
-- params: season season, as_of moment=last_day, previous_as_of day?, known_as_of knowledge?, scheme scheme?
-- worked: topical
select * from scored_as_of(
    $season, 'topical', $scheme,
    $as_of_day, coalesce($known_as_of_moment, $as_of_moment), $previous_as_of_day
)
