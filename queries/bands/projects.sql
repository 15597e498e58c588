-- grain: 考核期内签约的每个项目在所属的每一档一行，取自各单位最近一份台账，按印发顺序和行次
-- unit: 金额为亿元；单元格为合同总投资所在
-- source: 达市府办函〔2022〕73号 附件1 重大项目引进
-- params: season season, as_of moment=last_day, place place?, indicator indicator?
select
    place.label as place, banded.indicator as band, banded.project, banded.chain, banded.contract, banded.signed_on,
    banded.state, banded.terminated, submission.file, banded.sheet, stood.letters || banded.line::varchar as cell,
    submission.receipt, banded.period, banded.row_number, banded.submission, place.place as place_key
from banded_as_of($season, $as_of_day, $as_of_moment) as banded
join place on place.place = banded.place_key
join indicator on indicator.indicator = banded.indicator
join submission on submission.submission = banded.submission
left join reported_column as stood on stood.submission = banded.submission and stood.field = 'contract'
where ($place is null or place.place = $place) and ($indicator is null or banded.indicator = $indicator)
order by place.ordinal, indicator.ordinal, banded.row_number
