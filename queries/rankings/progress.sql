-- grain: 每个单位一行，按上升的位次，没有上期名次的在后；只有进位的有进步名次
-- unit: 同 rankings/composite
-- source: data/schemes；台账
-- params: season season, as_of moment=last_day, previous_as_of day?, known_as_of knowledge?, scheme scheme?
-- worked: progress
select * from scored_as_of(
    $season, case when $scheme is null then 'composite' end, $scheme,
    $as_of_day, coalesce($known_as_of_moment, $as_of_moment), $previous_as_of_day
)
