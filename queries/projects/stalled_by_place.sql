-- grain: 有台账的单位每条停滞规则一行，按印发顺序和推进的先后；没有停滞的为0
-- unit: 金额为亿元，天数自办到该步之日起算；日期不明为在等下一步而未填办到日期的项目，不算停滞
-- source: data/stalls.toml；台账
-- params: as_of moment=last_day
with waiting as (
    select
        place_key, asked_by, count(*) as waiting, count(stall) as stalled_projects,
        sum(contract) filter (stall is not null) as contract, max(stalled_days) filter (stall is not null) as longest,
        count(*) filter (stalled_days is null) as unknown_days
    from stalled_as_of($as_of_day, $as_of_moment)
    where asked_by is not null
    group by place_key, asked_by
),
rule as (
    select distinct ordinal, stall, label, days from stall_rule
)
select
    place.label as place, rule.label as stalled, rule.days, coalesce(waiting.waiting, 0) as waiting,
    coalesce(waiting.stalled_projects, 0) as stalled_projects, waiting.contract, waiting.longest,
    coalesce(waiting.unknown_days, 0) as unknown_days, held.latest.period as period, place.short,
    rule.stall as stalled_key, place.place as place_key
from registers_as_of($as_of_day, $as_of_moment) as held
join place on place.place = held.place
cross join rule
left join waiting on waiting.place_key = held.place and waiting.asked_by = rule.stall
where held.register = 'project_state'
order by place.ordinal, rule.ordinal
