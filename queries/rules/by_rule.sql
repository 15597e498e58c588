-- grain: 该考核期报表用到的每条规则一行，按判断的先后
-- unit: 触发、需说明、已说明、待说明、已豁免、待核实、已核实为处数，报表为份数；豁免的、退回的和已核实的不需要说明
-- source: data/rules.toml；台账
-- params: season season, as_of moment=last_received_day
with firings as (from fired_as_of($season, $as_of_day, $as_of_moment))
select
    rule.label, rule.level, rule.family,
    count(firings.code) as fired,
    count(distinct firings.submission) as returns,
    count(*) filter (where state in ('explained', 'unexplained')) as explains,
    count(*) filter (where state = 'explained') as explained,
    count(*) filter (where state = 'unexplained') as unexplained,
    count(*) filter (where waived) as waived,
    count(*) filter (where state = 'suspected') as suspected,
    count(*) filter (where outcome is not null) as settled,
    rule.rule as code
from rule
left join firings on firings.code = rule.rule
where rule.season = $season
group by rule.label, rule.level, rule.family, rule.rule, rule.ordinal
order by rule.ordinal
