-- grain: 每个单位一行，按印发顺序，说的是最近一个已结束或已有单位报送的期
-- unit: 收到时间为世界时
-- source: 达市府办函〔2023〕53号 四（三）每周报送
-- params: season season, form form, as_of moment=last_received_day
select
    filing.place, wording.text as state, filing.period, filing.received_at, filing.receipt,
    filing.ordinal, filing.first_day as period_start, filing.last_day as period_end, filing.place_key
from filing_as_of($season, $as_of_day, $as_of_moment) as filing
left join wording on wording.wording = 'state_' || filing.state
where filing.form = $form
order by filing.place_ordinal
