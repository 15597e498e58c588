-- grain: 规则在收到的报表中每触发一处一行，最近收到的在前
-- unit: 收到和说明时间为世界时；已豁免的不再需要说明
-- source: data/rules.toml；台账
-- params: season season, as_of moment=last_received_day
select
    firing.label, place.label as place, form.label as form, firing.period, firing.receipt, firing.status,
    firing.level, firing.cell, firing.read, firing.wanted, firing.message,
    firing.reason, firing.author, firing.explained_at, firing.waived, firing.received_at,
    firing.state, firing.outcome_reason, firing.outcome_author, firing.decided_at,
    firing.code, firing.ordinal, firing.submission, place.place as place_key
from fired_as_of($season, $as_of_day, $as_of_moment) as firing
left join reporter as place on place.form = firing.form and place.place = firing.place
left join (select distinct form, label from form) as form on form.form = firing.form
order by firing.received_at desc, firing.submission desc, firing.ordinal
