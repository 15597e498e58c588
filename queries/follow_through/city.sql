-- grain: 每项推进率一行
-- unit: 分子和分母为两项都已报的单位之和，比率为和÷和（占1的份额），差距为个百分点，还差为个、亿元，已报和应报为单位数；给出 since 或不给 season 的取自台账，为该日起签约的项目，否则取自月报
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务
-- params: season season?, as_of moment=last_day, since day?, ratio ratio?
with
figures as (from figures_as_of($season, $as_of_day, $as_of_moment)),
asked as (
    from ratios_asked($season, $as_of_day, $as_of_moment)
    where $season is null or $since_day is not null or season = $season
),
pairs as (
    select
        part.indicator as numerator, whole.indicator as denominator,
        part.value as part, whole.value as whole
    from figures as part
    join figures as whole on whole.place = part.place
    where part.value is not null and whole.value is not null
),
sums as (
    select asked.ratio, sum(part) as part, sum(whole) as whole, count(part) as reported
    from asked
    left join pairs using (numerator, denominator)
    where $season is not null and $since_day is null
    group by asked.ratio
    union all
    select ratio, part, whole, (
        select count(*) from registers_as_of($as_of_day, $as_of_moment) where register = 'project_state'
    )
    from followed_through($season, $as_of_day, $as_of_moment, $since_day, null, 'city')
    where $season is null or $since_day is not null
),
measured as (
    select asked.*, part, whole, coalesce(reported, 0) as reported, followed(part, whole, target, counted) as seen
    from asked
    left join sums on sums.ratio = asked.ratio
)
select
    ratio, label, part as numerator, whole as denominator, seen.rate as rate, target,
    seen.gap_points as gap_points, seen.met as met, reported, (select count(*) from place) as expected,
    seen.needed_projects as needed_projects, seen.needed_money as needed_money, season as asked_in
from measured
where $ratio is null or ratio = $ratio
order by ordinal
