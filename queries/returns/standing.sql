-- grain: 一个单位的每个指标一行；不指定单位时列出全部单位
-- unit: 完成数用指标的单位，完成率为占1的份额；有保证目标的按完成率排名，没有的按完成数；known_as_of 使报表按另一时刻的所知取数
-- source: 达市府办函〔2022〕73号 附件1、附件2；达市府办函〔2023〕53号 四（四）
-- params: season season, place place?, as_of moment=last_day, known_as_of knowledge?
with
by_completion as (
    select *, count(guarantee_target) over (partition by indicator) > 0 as targeted
    from standing_as_of(
        $season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment), null, 'guarantee'
    )
),
by_actual as (
    select indicator, place_key, rank
    from standing_as_of($season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment), null, 'actual')
)
select
    indicator.indicator, indicator.label, indicator.unit, by_completion.actual, by_completion.guarantee_completion,
    by_completion.light, by_completion.targeted,
    case when by_completion.targeted then by_completion.rank else by_actual.rank end as rank,
    by_completion.place_key
from by_completion
join by_actual using (indicator, place_key)
join indicator on indicator.indicator = by_completion.indicator
where $place is null or by_completion.place_key = $place
order by by_completion.ordinal, indicator.ordinal
