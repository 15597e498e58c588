-- grain: 每个投资额档一行
-- unit: 同 bands/by_place，为各单位之和；相差只比台账和月报都有的单位；有台账和应报为单位数，单位还差为各单位还差之和
-- source: 达市府办函〔2022〕73号 附件1 重大项目引进
-- params: season season, as_of moment=last_day
with sums as (
    select
        indicator as band, label, band_ordinal, least, below, sum(done)::bigint as done, sum(target) as target,
        sum(reported) as reported, sum(reported - done) as difference, sum(terminated)::bigint as terminated,
        sum(missing_of(target - done)) as short_of_places, count(done) as listed,
        (select count(*) from place) as expected
    from bands_as_of($season, $as_of_day, $as_of_moment)
    group by all
)
select
    band, label, done, target, ratio(done, target) as completion, missing_of(target - done) as short_by,
    short_of_places, reported as reported_done, difference, least, below, terminated, listed, expected
from sums
order by band_ordinal
