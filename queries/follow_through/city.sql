-- grain: 每项推进率一行
-- unit: 分子和分母为两项都已报的单位之和，比率为和÷和（占1的份额），差距为个百分点，已报和应报为单位数
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务
-- params: season season, as_of moment=last_day
with
figures as (from figures_as_of($season, $as_of_day, $as_of_moment)),
pairs as (
    select
        part.indicator as numerator, whole.indicator as denominator,
        part.value as part, whole.value as whole
    from figures as part
    join figures as whole on whole.place = part.place
    where part.value is not null and whole.value is not null
),
sums as (
    select
        follow_through.ordinal, follow_through.ratio, follow_through.label, follow_through.target,
        sum(part) as part, sum(whole) as whole, count(part) as reported
    from follow_through
    left join pairs using (numerator, denominator)
    where follow_through.season = $season
    group by all
)
select
    ratio, label, part as numerator, whole as denominator, ratio(part, whole) as rate, target,
    points(ratio(part, whole), target) as gap_points, ratio(part, whole) >= target as met,
    reported, (select count(*) from place) as expected
from sums
order by ordinal
