-- grain: 每个签约季度从注册起的每个阶段一行，终止在最后
-- unit: 取自台账，为2019年以来（或 since 起）签约的项目；签约和办到为个（拆分到各环节的按占比折算），合同额为亿元，比率为占1的份额；季度如 2022Q3
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务
-- params: as_of moment=last_day, since day?, place place?, chain name?
with taken as (
    select *, quarter_of(signed_on) as quarter
    from stepped_as_of($as_of_day, $as_of_moment, $since_day, $place, $chain)
),
signed as (
    select quarter, sum(share) as signed, sum(contract_part) as signed_money
    from taken
    where step = 'signed'
    group by quarter
),
reached as (
    select quarter, ordinal, step, coalesce(sum(share) filter (counts), 0) as reached
    from taken
    where step <> 'signed'
    group by all
)
select
    reached.quarter, reached.step, step.label, reached.reached, signed.signed,
    ratio(reached.reached, signed.signed) as rate, signed.signed_money
from reached
join signed on signed.quarter = reached.quarter
join pipeline_step as step on step.step = reached.step
order by reached.quarter, reached.ordinal
