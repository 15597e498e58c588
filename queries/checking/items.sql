-- grain: 有效的（或退回而未重报的）报表中规则触发的每一处一行，跨单位比对的每个项目一行，最近收到的在前
-- unit: 报送数、更正数用该指标的单位；台账和没有数的为空；收到、说明、核实时间为世界时
-- source: data/rules.toml；台账
-- params: season season, as_of moment=last_received_day
with versions as (
    select
        submission, standing,
        max(standing = 'in_force') over (partition by form, place, slot_ordinal) as has_one_in_force
    from versions_as_of($season, $as_of_day, $as_of_moment)
)
select
    fired.label, place.label as place, form.label as form, fired.period, fired.receipt,
    case when corrected.value is not null then 'corrected' else fired.state end as state,
    fired.level, fired.sheet, fired.cell, fired.read, fired.wanted, fired.message,
    fired.reason, fired.author, fired.explained_at,
    fired.outcome_reason, fired.outcome_author, fired.decided_at,
    reported.indicator, reported.value, reported.raw, corrected.value as corrected_value,
    corrected.reason as correction_reason, corrected.author as corrected_by,
    fired.received_at, fired.status, fired.code, fired.family, fired.ordinal, fired.subject, fired.submission,
    fired.place as place_key, fired.form as form_key, fired.verdict
from fired_as_of($season, $as_of_day, $as_of_moment) as fired
join versions on versions.submission = fired.submission
left join reporter as place on place.form = fired.form and place.place = fired.place
left join (select distinct form, label from form) as form on form.form = fired.form
left join reported_value as reported
    on reported.submission = fired.submission and reported.sheet = fired.sheet and reported.cell = fired.cell
left join corrections_as_of($season, $as_of_day, $as_of_moment) as corrected
    on corrected.form = fired.form and corrected.place = fired.place and corrected.period = fired.period
    and corrected.indicator = reported.indicator and corrected.guard = reported.value
where versions.standing = 'in_force' or (versions.standing = 'rejected' and not versions.has_one_in_force)
order by fired.received_at desc, fired.submission desc, fired.rule_ordinal, fired.ordinal
