-- grain: 每条产业链每项推进率一行，按项目数多少，没有归入产业链的按产业列在最后
-- unit: 取自台账；签约至投产为个（按占比折算，可有小数），合同额和到位资金为亿元，有项目而都没有填的为空；比率和目标为占1的份额，差距和变化为个百分点；还差为个、亿元；名次按比率在各链中排，变化以上升为正；上期按现在已知的数；还没有收到台账时都为空
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务；达市府办函〔2023〕53号 六大重点产业、新兴产业
-- params: as_of moment=last_day, previous_as_of day?, since day?, season season?, place place?
with
current as (
    from chain_rates_as_of($season, $as_of_day, $as_of_moment, $since_day, $place)
),
previous as (
    from chain_rates_as_of($season, $previous_as_of_day, $as_of_moment, $since_day, $place)
),
measured as (
    select
        current.*, followed(current.part, current.whole, current.target, current.counted) as seen,
        previous.rate as previous_rate, previous.rank as previous_rank, previous.signed as previous_signed,
        previous.signed_money as previous_contract
    from current
    left join previous
        on previous.ratio = current.ratio and previous.chain is not distinct from current.chain
        and (current.chain is not null or previous.industry is not distinct from current.industry)
)
select
    industry, chain, ratio, label, part as numerator, whole as denominator, rate, target,
    seen.gap_points as gap_points, seen.met as met,
    seen.needed_projects as needed_projects, seen.needed_money as needed_money,
    rank, previous_rank, previous_rank - rank as rank_change, points(rate, previous_rate) as change_points,
    signed, signed_money, registered, registered_money, landed, landed_money,
    started, started_money, producing, producing_money, funds,
    signed - previous_signed as signed_gain, signed_money - previous_contract as contract_gain, asked_in
from measured
order by chain is null, signed desc, ordinal, industry, ratio_ordinal
