-- grain: 每条产业链每项推进率一行，项目多的链在前，没有填产业链的在最后；归入与产业链页相同：经人确认的、清单里的用清单名称，清单里没有的用所报名称
-- unit: 取自台账；分子和分母为个或亿元，比率和目标为占1的份额，差距为个百分点，还差和项目数为个、亿元，项目按归入的占比折算、可有小数，各链相加等于台账；since 不给的为2019年以来签约的项目；目标为 season 的，没有的为到那一天最近一个考核期的
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务
-- params: as_of moment=last_day, since day?, season season?, place place?, ratio ratio?
with measured as (
    select shared as chain, *, followed(part, whole, target, counted) as seen
    from followed_through($season, $as_of_day, $as_of_moment, $since_day, $place, 'chain')
)
select
    chain, ratio, label, part as numerator, whole as denominator, seen.rate as rate, target,
    seen.gap_points as gap_points, seen.met as met,
    seen.needed_projects as needed_projects, seen.needed_money as needed_money, projects, asked_in
from measured
where $ratio is null or ratio = $ratio
order by chain is null, projects desc, chain, ordinal
