-- grain: 推进率所含的每个项目一行，取自各单位最近一份台账，按印发顺序和行次
-- unit: 金额为亿元；注册、开工、投产为到那一天是否办到；单元格为项目名称所在；since 不给的为2019年以来签约的项目
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务
-- params: as_of moment=last_day, since day?, place place?
select
    place.label as place, cohort.project, cohort.chain, cohort.contract, cohort.signed_on, cohort.state,
    cohort.registered, cohort.started, cohort.producing, cohort.funds, cohort.terminated,
    submission.file, cohort.sheet, stood.letters || cohort.line::varchar as cell, submission.receipt, cohort.period,
    year(cohort.signed_on)::varchar as signed_in, cohort.row_number, cohort.submission, place.place as place_key
from cohort_as_of($as_of_day, $as_of_moment, $since_day) as cohort
join place on place.place = cohort.place_key
join submission on submission.submission = cohort.submission
left join reported_column as stood on stood.submission = cohort.submission and stood.field = 'project'
where $place is null or place.place = $place
order by place.ordinal, cohort.row_number
