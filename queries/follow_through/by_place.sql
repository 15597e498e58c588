-- grain: 每项推进率每个单位一行，按推进率、印发顺序
-- unit: 分子和分母为个或亿元，比率和目标为占1的份额，差距为个百分点，还差为个、亿元；给出 since 或不给 season 的取自台账，为该日起签约的项目，否则取自月报；目标为 season 的，没有的为到那一天最近一个考核期的
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务
-- params: season season?, as_of moment=last_day, since day?, ratio ratio?
with
figures as (from figures_as_of($season, $as_of_day, $as_of_moment)),
asked as (
    from ratios_asked($season, $as_of_day, $as_of_moment)
    where $season is null or $since_day is not null or season = $season
),
parts as (
    select place.place as place_key, asked.ratio, part.value as part, whole.value as whole
    from asked
    cross join place
    left join figures as part on part.place = place.place and part.indicator = asked.numerator
    left join figures as whole on whole.place = place.place and whole.indicator = asked.denominator
    where $season is not null and $since_day is null
    union all
    select shared, ratio, part, whole
    from followed_through($season, $as_of_day, $as_of_moment, $since_day, null, 'place')
    where $season is null or $since_day is not null
),
measured as (
    select asked.*, place.ordinal as place_ordinal, place.place as place_key, place.label as place, place.short,
        part, whole, followed(part, whole, target, counted) as seen
    from asked
    cross join place
    left join parts on parts.place_key = place.place and parts.ratio = asked.ratio
)
select
    place, ratio, label, part as numerator, whole as denominator, seen.rate as rate, target,
    seen.gap_points as gap_points, seen.met as met, place_key, short,
    seen.needed_projects as needed_projects, seen.needed_money as needed_money, season as asked_in
from measured
where $ratio is null or ratio = $ratio
order by ordinal, place_ordinal
