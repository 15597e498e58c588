-- grain: 每个单位每期（月或周）一行，只列已结束的期和已有单位报送的期
-- unit: 数值为累计，新增为比上次报送多出的数，均用指标的单位；完成率和序时进度为占1的份额
-- source: 达市府办函〔2022〕73号 附件1、附件2；达市府办函〔2023〕53号 四（三）每周报送
-- params: season season, indicator indicator, as_of moment, pace_basis day|month?
with
asked as (
    select form, indicator, exists (
        from target where target.season = reported_by.season and target.indicator = reported_by.indicator
    ) as assessed
    from reported_by where season = $season and indicator = $indicator
),
slots as (
    select slots.*, calendar.gone, calendar.whole
    from slots_as_of($season, (select form from asked), $as_of_day, $as_of_moment) as slots
    join season on season.season = $season
    asof join calendar
        on calendar.season = season.season
        and calendar.basis = coalesce($pace_basis, season.pace_basis)
        and calendar.day <= slots.reached_day
),
answered as (
    select slots.ordinal, known.place, known.period, reported_value.value
    from slots
    join returns_known($season, $as_of_day, $as_of_moment) as known
        on known.period_end between slots.first_day and slots.last_day
    join asked on asked.form = known.form
    left join reported_value
        on reported_value.submission = known.submission and reported_value.indicator = asked.indicator
    qualify row_number() over (
        partition by slots.ordinal, known.place
        order by known.period_end desc, known.received_at desc, known.submission desc
    ) = 1
)
select
    place.label as place, slots.ordinal, answered.period,
    slots.first_day as period_start, slots.last_day as period_end, answered.value,
    answered.value - coalesce(
        lag(answered.value ignore nulls) over (partition by place.place order by slots.ordinal), 0
    ) as gain,
    ratio(answered.value, target.guarantee) as completion,
    ratio(slots.gone, slots.whole) as pace,
    points(ratio(answered.value, target.guarantee), ratio(slots.gone, slots.whole)) as lead_points,
    case
        when asked.assessed and target.place is null then 'no_task'
        when answered.value is null then 'not_reported'
        else 'reported'
    end as status,
    place.place as place_key, place.short
from place
cross join slots
cross join asked
left join answered on answered.place = place.place and answered.ordinal = slots.ordinal
left join target on target.season = $season and target.place = place.place and target.indicator = $indicator
order by place.ordinal, slots.ordinal
