-- grain: 每个单位每个投资额档一行，按印发顺序
-- unit: 完成数为台账中考核期内签约、合同总投资在该档的项目数（含下限、不含上限，亿元），没有台账的没有数；完成率为占1的份额，还差为个；月报数为同一项目的填报数，相差为月报数减台账数
-- source: 达市府办函〔2022〕73号 附件1 重大项目引进
-- params: season season, as_of moment=last_day
select
    place, indicator as band, label, done, target, ratio(done, target) as completion,
    missing_of(target - done) as short_by, reported as reported_done, reported - done as difference,
    least, below, terminated, status, period, ledger_period, place_key, short
from bands_as_of($season, $as_of_day, $as_of_moment)
order by ordinal, band_ordinal
