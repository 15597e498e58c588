-- grain: 一种报表每收到一份一行，按单位，最近的期在前，同一期中最近收到的在前；不指定单位时列出全部单位
-- unit: 收到时间、撤回时间为世界时；有效、被替代、撤回、退回说的是截至那一刻
-- source: 台账
-- params: season season, form form, place place?, as_of moment=last_received_day
select
    versions.period, versions.receipt, versions.standing, versions.received_at, versions.received_by,
    versions.withdrawn_at, withdrawal.made_at as withdrawn_made_at,
    withdrawal.reason, withdrawal.author as withdrawn_by, versions.file,
    versions.submission, versions.slot_ordinal as ordinal, versions.place as place_key
from versions_as_of($season, $as_of_day, $as_of_moment) as versions
left join withdrawal on withdrawal.submission = versions.submission and versions.standing = 'withdrawn'
where versions.form = $form and ($place is null or versions.place = $place)
order by versions.place, versions.slot_ordinal desc, versions.received_at desc, versions.submission desc
