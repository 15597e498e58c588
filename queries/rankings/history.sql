-- grain: 每个单位每期一行，按期次、印发顺序，只列已有单位报送的期，各期取到该期末为止最近一次报送
-- unit: 得分为分，四舍五入到8位，名次按未取整的得分；各期按现在已知的数和该期末有效的方案
-- source: data/schemes；台账
-- params: season season, as_of moment=last_day, known_as_of knowledge?, scheme scheme?
-- worked: history
select contests.*, measured.* exclude (place_key)
from contests_by_day(
    $season, case when $scheme is null then 'composite' end, $scheme,
    $as_of_day, coalesce($known_as_of_moment, $as_of_moment)
) as contests
join measured_by_slot($season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment)) as measured
    on measured.place_key = contests.place_key and least(measured.last_day, $as_of_day) = contests.day
