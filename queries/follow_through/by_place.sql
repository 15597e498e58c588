-- grain: 每项推进率每个单位一行，按推进率、印发顺序
-- unit: 分子和分母用各自指标的单位，比率和目标为占1的份额，差距为个百分点
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务
-- params: season season, as_of moment=last_day
with
figures as (from figures_as_of($season, $as_of_day, $as_of_moment)),
shares as (
    select
        follow_through.*, place.place as place_key, place.label as place_label, place.short,
        place.ordinal as place_ordinal,
        part.value as part, whole.value as whole, ratio(part.value, whole.value) as rate
    from follow_through
    cross join place
    left join figures as part on part.place = place.place and part.indicator = follow_through.numerator
    left join figures as whole on whole.place = place.place and whole.indicator = follow_through.denominator
    where follow_through.season = $season
)
select
    place_label as place, ratio, label, part as numerator, whole as denominator, rate, target,
    points(rate, target) as gap_points, rate >= target as met,
    place_key, short
from shares
order by ordinal, place_ordinal
