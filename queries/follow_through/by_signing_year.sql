-- grain: 每个签约年份每项推进率一行
-- unit: 取自台账；分子和分母为个或亿元，比率和目标为占1的份额，差距为个百分点，还差和项目数为个、亿元；since 不给的为2019年以来签约的项目；目标为 season 的，没有的为到那一天最近一个考核期的
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务
-- params: as_of moment=last_day, since day?, season season?, place place?, ratio ratio?
with measured as (
    select shared as signed_in, *, followed(part, whole, target, counted) as seen
    from followed_through($season, $as_of_day, $as_of_moment, $since_day, $place, 'year')
)
select
    signed_in, ratio, label, part as numerator, whole as denominator, seen.rate as rate, target,
    seen.gap_points as gap_points, seen.met as met,
    seen.needed_projects as needed_projects, seen.needed_money as needed_money, projects, asked_in
from measured
where $ratio is null or ratio = $ratio
order by signed_in, ordinal
