-- grain: 每个单位每个计分指标一行，按印发顺序、方案顺序；各档合并计分的一行
-- unit: 完成数和目标用同行所列单位（比率为占1的份额），完成率为占1的份额，得分和满分为分（已按比例折算）
-- source: data/schemes；台账
-- params: season season, as_of moment=last_day, known_as_of knowledge?, scheme scheme?
-- worked: score_parts
select false as earlier, contests.*, measured.* exclude (place_key)
from contests_as_of(
    $season, case when $scheme is null then 'composite' end, $scheme,
    $as_of_day, coalesce($known_as_of_moment, $as_of_moment)
) as contests
join measured_as_of($season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment)) as measured
    on measured.place_key = contests.place_key
