-- grain: 当时有效的每条更正、豁免、核实结论、免报一行，最近登记的在前；写在资料里的免报没有登记编号
-- unit: 报送数、更正数用该指标的单位；登记时间为世界时
-- source: 台账；data/calendar/exemptions.toml
-- params: season season, as_of moment=last_received_day
with
said as (
    select
        'correction' as kind, form, place, period, indicator, null as rule, guard, value, null as first_day,
        null as last_day, reason, author, made_at, ends_on, record
    from corrections_as_of($season, $as_of_day, $as_of_moment)
    union all by name
    select 'waiver' as kind, waiver.*
    from waiver
    join season on season.season = $season
    where heard(made_at, season.closes, $as_of_moment) and coalesce(ends_on >= $as_of_day, true)
        and form in (select form from form where form.season in ($season, 'standing'))
        and record not in (select record from ended_as_of($season, $as_of_moment))
    union all by name
    select
        decided.outcome as kind, fired.form, fired.place, fired.period, decided.rule,
        decided.outcome_reason as reason, decided.outcome_author as author, decided.decided_at as made_at,
        decided.verdict as record
    from verdicts_as_of($season, $as_of_moment) as decided
    join fired_as_of($season, $as_of_day, $as_of_moment) as fired
        on fired.code = decided.rule and fired.subject = decided.subject
    union all by name
    select 'exemption' as kind, exempted.*
    from exemptions_as_of($season, $as_of_day, $as_of_moment) as exempted
    where form in (select form from form where form.season = $season)
)
select
    said.kind, place.label as place, form.label as form, said.period, rule.label as rule, indicator.label as indicator,
    said.guard, said.value, indicator.unit, said.first_day, said.last_day, said.reason, said.author, said.made_at,
    said.ends_on, said.record, said.place as place_key, said.form as form_key, said.indicator as indicator_key,
    said.rule as code
from said
left join reporter as place on place.form = said.form and place.place = said.place
left join (select distinct form, label from form) as form on form.form = said.form
left join rule on rule.season = $season and rule.rule = said.rule
left join indicator on indicator.indicator = said.indicator
order by said.made_at desc nulls last, said.record
