-- grain: 每件需要关注的事一行，未报送的单位合为一行，按轻重排列，每类不超过规定条数
-- unit: 完成率和序时进度为占1的份额，与序时差为个百分点，名次变化以上升为正，其余用指标的单位
-- source: data/attention.toml
-- params: season season, as_of moment, previous_as_of moment?
with
current as (
    from standing_as_of($season, $as_of_day, $as_of_moment, null, 'guarantee')
),
previous as (
    from standing_as_of($season, $previous_as_of_day, $previous_as_of_moment, null, 'guarantee')
),
moves as (
    select
        current.*, previous.rank - current.rank as rank_change, current.actual - previous.actual as gain,
        previous.period as previous_period, streaks.streak
    from current
    left join previous using (place_key, indicator)
    left join streaks_as_of($season, $as_of_day, $as_of_moment, null) as streaks using (place_key, indicator)
    where current.guarantee_target is not null
),
found as (
    select 'behind' as kind, -lead_points as weight, * from moves where light_key = 'behind'
    union all by name
    select 'fallen' as kind, -rank_change as weight, * from moves where rank_change < 0
    union all by name
    select 'risen' as kind, rank_change as weight, * from moves where rank_change > 0
    union all by name
    select 'no_progress' as kind, -lead_points as weight, * from moves
    where gain = 0 and period <> previous_period and coalesce(actual < coalesce(work_target, guarantee_target), false)
    union all by name
    select 'ahead' as kind, streak as weight, * from moves where streak > 0
    union all by name
    select
        case state when 'rejected' then 'returned' else 'not_reported' end as kind, 0 as weight,
        min(place_ordinal) as ordinal, string_agg(place, '、' order by place_ordinal) as place,
        case state when 'rejected' then place_key end as place_key, case state when 'rejected' then short end as short,
        form, rhythm, receipt, slot.ordinal as slot_ordinal, first_day as period_start, last_day as period_end, period
    from filing_as_of($season, $as_of_day, $as_of_moment) as slot
    where state <> 'accepted'
    group by all
)
select
    found.kind, rule.severity, found.place, found.indicator, indicator.label, indicator.unit,
    found.actual, found.guarantee_target, found.guarantee_completion, found.pace, found.lead_points,
    found.rank, found.rank_change, found.gain, found.streak,
    form.label as form_label, found.rhythm, found.slot_ordinal, found.period_start, found.period_end, found.period,
    found.receipt, found.place_key, found.short
from found
join attention_rule as rule on rule.kind = found.kind
left join indicator on indicator.indicator = found.indicator
left join form on form.season = $season and form.form = found.form
where coalesce(found.weight >= rule.least, rule.least = 0)
qualify row_number() over (
    partition by found.kind order by found.weight desc, indicator.ordinal, found.ordinal
) <= rule.most
order by rule.severity, found.weight desc, indicator.ordinal, found.ordinal
