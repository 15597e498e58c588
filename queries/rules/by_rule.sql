-- grain: 该考核期报表用到的每条规则一行，按判断的先后
-- unit: 触发、需说明、已说明、待说明、已豁免为处数，报表为份数；豁免的和退回的不需要说明
-- source: data/rules.toml；台账
-- params: season season, as_of moment=last_received_day
with firings as (
    select *, level = 'explain' and status = 'accepted' and not waived as wants_reason
    from firings_as_of($season, $as_of_day, $as_of_moment)
)
select
    rule.label, rule.level, rule.family,
    count(firings.code) as fired,
    count(distinct firings.submission) as returns,
    count(*) filter (where wants_reason) as explains,
    count(*) filter (where wants_reason and reason is not null) as explained,
    count(*) filter (where wants_reason and reason is null) as unexplained,
    count(*) filter (where waived) as waived,
    rule.rule as code
from rule
left join firings on firings.code = rule.rule
where rule.season = $season
group by rule.label, rule.level, rule.family, rule.rule, rule.ordinal
order by rule.ordinal
