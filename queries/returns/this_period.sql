-- grain: 每个单位一行，按印发顺序，说的是最近一个已结束或已有单位报送的期
-- unit: 收到时间为世界时
-- source: 达市府办函〔2023〕53号 四（三）每周报送
-- params: season season, form form, as_of moment
with
slots as (
    from slots_as_of($season, $form, $as_of_day, $as_of_moment) order by ordinal desc limit 1
),
handed_in as (
    select returned.place, returned.status, returned.period, returned.received_at, returned.receipt
    from dated_return as returned
    join slots on returned.period_end between slots.first_day and slots.last_day
    where returned.season = $season
        and returned.form = $form
        and returned.period_end <= $as_of_day
        and returned.effective_at <= $as_of_moment
    qualify row_number() over (
        partition by returned.place
        order by returned.status = 'accepted' desc, returned.received_at desc, returned.submission desc
    ) = 1
)
select
    place.label as place,
    wording.text as state,
    handed_in.period, handed_in.received_at, handed_in.receipt,
    slots.ordinal, slots.first_day as period_start, slots.last_day as period_end,
    place.place as place_key
from place
cross join slots
left join handed_in on handed_in.place = place.place
left join wording on wording.wording = 'state_' || coalesce(handed_in.status, 'awaited')
order by place.ordinal
