-- grain: 每个单位每期一行，按印发顺序、期次排列，只列应当报送的期
-- unit: 截止时间、收到时间为世界时；late_by 为迟报（或至今逾期）的分钟数；退回的取最后一份的收到时间和回执号，其余取第一份受理的
-- source: data/calendar/due.toml
-- params: season season, form form, as_of moment=last_received_day
select
    place, ordinal, first_day as period_start, last_day as period_end, due_at, state, received_at, receipt,
    case
        when state = 'late' then date_diff('minute', due_at, received_at)
        when has_fallen_due and state in ('absent', 'returned') then date_diff('minute', due_at, $as_of_moment)
    end as late_by,
    has_fallen_due, backfilled, reason, place_key
from intake_as_of($season, $as_of_day, $as_of_moment)
where form = $form
order by place_ordinal, ordinal
