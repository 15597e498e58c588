-- grain: 当时有效的每条更正、豁免、核实结论、免报、取消考评资格、施行的方案、重点企业评审结论一行，最近登记的在前；写在资料里的没有登记编号
-- unit: 报送数、更正数用该指标的单位；登记时间为世界时
-- source: 台账；data/calendar/exemptions.toml；data/schemes/disqualified.toml
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
    union all by name
    select 'disqualified' as kind, banned.*
    from disqualified_as_of($season, $as_of_moment) as banned
    where coalesce(last_day >= $as_of_day, true)
    union all by name
    select 'scheme' as kind, label as scheme, version, valid_from as first_day, reason, author, made_at, record
    from schemes_known($season, null, null, $as_of_moment)
    where record is not null
    union all by name
    from reviews_said_as_of($season, $as_of_day, $as_of_moment)
)
select
    said.kind, coalesce(reporter.label, place.label) as place, form.label as form, said.period,
    coalesce(rule.label, said.subject) as rule, indicator.label as indicator,
    said.guard, said.value, indicator.unit, said.first_day, said.last_day, said.reason, said.author, said.made_at,
    said.ends_on, said.record, said.place as place_key, said.form as form_key, said.indicator as indicator_key,
    said.rule as code, said.scheme, said.version
from said
left join reporter on reporter.form = said.form and reporter.place = said.place
left join place on place.place = said.place
left join (select distinct form, label from form) as form on form.form = said.form
left join rule on rule.season = $season and rule.rule = said.rule
left join indicator on indicator.indicator = said.indicator
order by said.made_at desc nulls last, said.record
