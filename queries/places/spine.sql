-- grain: 每个指标每个单位一行，按指标、印发顺序；考核期有保证目标的只列有目标的指标，没有的列各表所报的指标
-- unit: 完成数和目标用指标的单位，完成率和序时进度为占1的份额，与序时差为个百分点；有保证目标的指标按完成率排名，没有的按完成数，共几家为有名次的单位数；上期按现在已知的数
-- source: 达市府办函〔2022〕73号 附件1、附件2；达市府办函〔2023〕53号 四（四）
-- params: season season, as_of moment=last_day, previous_as_of day?
with
by_completion as (
    select
        *,
        count(guarantee_target) over (partition by indicator) > 0 as targeted,
        count(guarantee_target) over () > 0 as any_targeted,
        count(*) filter (where status <> 'no_task') over (partition by indicator) > 0 as anyone
    from standing_as_of($season, $as_of_day, $as_of_moment, null, 'guarantee')
),
current as (
    select by_completion.* exclude (rank), case when targeted then by_completion.rank else by_actual.rank end as rank
    from by_completion
    join standing_as_of($season, $as_of_day, $as_of_moment, null, 'actual') as by_actual
        using (indicator, place_key)
    where anyone and targeted = any_targeted
),
previous as (
    select
        by_completion.indicator, by_completion.place_key,
        by_completion.rank as by_completion, by_actual.rank as by_actual
    from standing_as_of($season, $previous_as_of_day, $as_of_moment, null, 'guarantee') as by_completion
    join standing_as_of($season, $previous_as_of_day, $as_of_moment, null, 'actual') as by_actual
        using (indicator, place_key)
)
select
    indicator.label, current.place, current.actual, indicator.unit, current.guarantee_target, current.work_target,
    current.guarantee_completion, current.work_completion, current.level, current.pace, current.lead_points,
    current.light, current.rank, count(current.rank) over (partition by current.indicator) as ranked,
    case when current.targeted then previous.by_completion else previous.by_actual end as previous_rank,
    current.status, current.targeted, current.period,
    current.indicator, current.place_key, current.short
from current
left join previous using (indicator, place_key)
join indicator on indicator.indicator = current.indicator
order by indicator.ordinal, current.ordinal
