-- grain: 每项最低活动数全市一行，其后每个单位一行，按印发顺序
-- unit: 完成数为累计，完成数、最低数、还差都用报表的单位；全市为各单位最近一次报表之和，一家都没有报的没有数；asked 表示最低数是否对该层级提出，其余的行只作参照
-- source: 川办函〔2022〕27号 四（二）集中攻坚阶段
-- params: season season, as_of moment=last_day
with
figures as (from figures_as_of($season, $as_of_day, $as_of_moment)),
done as (
    select minimum.*, place.ordinal as place_ordinal, place.place as place_key, place.label as place, place.short,
        figures.value as done, count(figures.value) over (partition by minimum.ordinal) as reported,
        sum(figures.value) over (partition by minimum.ordinal) as summed, figures.period,
        status_of(false, figures.submission, figures.value) as status
    from minimum
    cross join place
    left join figures on figures.place = place.place and figures.indicator = minimum.indicator
    where minimum.season = $season
),
told as (
    select ordinal, place_ordinal, 'place' as asked, label, done, minimum, asked_of, unit, indicator, status, period,
        place, place_key, short, reported
    from done
    union all
    select distinct ordinal, 0, 'city', done.label, summed, minimum, asked_of, unit, indicator,
        case when reported > 0 then 'reported' else 'not_reported' end, null,
        city.label, city.place, city.short, reported
    from done
    cross join city
)
select
    place, label, done, minimum, missing_of(minimum - done) as short_by, done >= minimum as met,
    asked = asked_of as asked, unit, reported, (select count(*) from place) as expected,
    status, period, indicator, place_key, short
from told
order by ordinal, place_ordinal
