-- grain: 每件需要关注的事一行，未报送的单位合为一行，按轻重排列，每类不超过规定条数；数字只说本期已报的单位
-- unit: 完成率和序时进度为占1的份额，与序时差为个百分点，名次变化以上升为正，其余用指标的单位；上期按现在已知的数
-- source: data/attention.toml
-- params: season season, as_of moment=last_day, previous_as_of day?
with
filing as (from filing_as_of($season, $as_of_day, $as_of_moment) where place_key in (select place.place from place)),
previous as (
    select *, count(*) over (partition by indicator, rank) > 1 as tied
    from standing_as_of($season, $previous_as_of_day, $as_of_moment, null, 'guarantee')
),
moves as (
    select
        current.*, current.actual - previous.actual as gain,
        case when not previous.tied and count(*) over (partition by current.indicator, current.rank) = 1
            then previous.rank - current.rank end as rank_change,
        previous.period as previous_period, streaks.streak
    from standing_as_of($season, $as_of_day, $as_of_moment, null, 'guarantee') as current
    join asked on asked.season = $season and asked.indicator = current.indicator
    join filing on filing.form = asked.form and filing.place_key = current.place_key and filing.state = 'accepted'
    left join previous on previous.place_key = current.place_key and previous.indicator = current.indicator
    left join streaks_as_of($season, $as_of_day, $as_of_moment, null) as streaks
        on streaks.place_key = current.place_key and streaks.indicator = current.indicator
    where current.guarantee_target is not null
),
found as (
    select 'behind' as kind, -lead_points as weight, * from moves
    where light_key = 'behind' or pace = 1 and guarantee_completion < 1
    union all by name
    select 'fallen' as kind, -rank_change as weight, * from moves where rank_change < 0
    union all by name
    select 'risen' as kind, rank_change as weight, * from moves where rank_change > 0
    union all by name
    select 'no_progress' as kind, true as whatever_weight, -lead_points as weight, * from moves
    where gain = 0 and period <> previous_period and coalesce(actual < coalesce(work_target, guarantee_target), false)
    union all by name
    select 'ahead' as kind, streak as weight, * from moves where streak > 0
    union all by name
    select
        case state when 'rejected' then 'returned' else 'not_reported' end as kind, true as whatever_weight,
        min(place_ordinal) as ordinal, string_agg(place, '、' order by place_ordinal) as place,
        case state when 'rejected' then place_key end as place_key, case state when 'rejected' then short end as short,
        form, rhythm, receipt, filing.ordinal as slot_ordinal, first_day as period_start, last_day as period_end, period
    from filing where state <> 'accepted' group by all
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
left join form on form.season in ($season, 'standing') and form.form = found.form
where coalesce(found.whatever_weight, found.weight >= rule.least)
qualify row_number() over (
    partition by found.kind order by found.weight desc nulls last, indicator.ordinal, found.ordinal
) <= rule.most
order by rule.severity, found.weight desc nulls last, indicator.ordinal, found.ordinal
