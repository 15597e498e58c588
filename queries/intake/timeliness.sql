-- grain: 每个单位一行，按印发顺序，说的是已到截止时间的各期；不写表式时为各县（市、区）和功能区，各表合并
-- unit: 次数为应报的表次；应报不含免报和补录；及时率为占1的份额，按时÷应报
-- source: data/calendar/due.toml
-- params: season season, form form?, as_of moment=last_received_day
with fallen_due as (
    select
        place_ordinal, place, place_key,
        count(*) filter (where state <> 'exempt' and not backfilled) as due,
        count(*) filter (where state = 'filed' and not backfilled) as on_time,
        count(*) filter (where state = 'late') as late,
        count(*) filter (where state = 'absent') as absent,
        count(*) filter (where state = 'returned') as returned,
        count(*) filter (where state = 'exempt') as exempt,
        count(*) filter (where backfilled) as backfilled
    from intake_as_of($season, $as_of_day, $as_of_moment)
    where has_fallen_due and coalesce(form = $form, true)
    group by all
),
units as (
    select ordinal, place, label from place where $form is null
    union all
    select ordinal, place, label from reporter where form = $form
)
select
    place.label as place, coalesce(due, 0) as due, coalesce(on_time, 0) as on_time, coalesce(late, 0) as late,
    coalesce(absent, 0) as absent, coalesce(returned, 0) as returned, coalesce(exempt, 0) as exempt,
    coalesce(fallen_due.backfilled, 0) as backfilled, ratio(on_time, due) as rate, place.place as place_key
from units as place
left join fallen_due on fallen_due.place_key = place.place
order by place.ordinal
