-- grain: 每个指标每个单位一行，按指标、印发顺序；考核期有保证目标的只列有目标的指标，没有的列各表所报的指标
-- unit: 完成数和目标用指标的单位，完成率和序时进度为占1的份额，与序时差为个百分点；有保证目标的指标按完成率排名，没有的按完成数，共几家为有名次的单位数；上期按现在已知的数
-- source: 达市府办函〔2022〕73号 附件1、附件2；达市府办函〔2023〕53号 四（四）
-- params: season season, as_of moment=last_day, previous_as_of day?
with
standing as (
    select
        *,
        count(guarantee_target) over () > 0 as any_targeted,
        count(*) filter (where status <> 'no_task') over (partition by indicator) > 0 as anyone
    from standing_by_either($season, $as_of_day, $as_of_moment)
),
current as (
    from standing where anyone and targeted = any_targeted
),
previous as (
    from standing_by_either($season, $previous_as_of_day, $as_of_moment)
)
select
    indicator.label, current.place, current.actual, indicator.unit, current.guarantee_target, current.work_target,
    current.guarantee_completion, current.work_completion, current.level, current.pace, current.lead_points,
    current.light, current.rank, count(current.rank) over (partition by current.indicator) as ranked,
    previous.rank as previous_rank,
    current.status, current.targeted, current.period,
    current.indicator, current.place_key, current.short
from current
left join previous on previous.indicator = current.indicator and previous.place_key = current.place_key
join indicator on indicator.indicator = current.indicator
order by indicator.ordinal, current.ordinal
