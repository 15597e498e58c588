-- grain: 名单中每家企业的每个项目一行，取各单位最近一份已受理的落地重点企业名单，按印发顺序和名单中的行次
-- unit: 金额为亿元；单位、所属期和行次说明取自哪一行；以分类统计表为准的单位没有名单
-- source: 达市府办函〔2023〕53号 附件2
-- params: season season, as_of moment=last_day, known_as_of knowledge?, place place?
select
    place.label as place, named.firm, named.categories, named.investor, named.investor_home, named.relation,
    named.listed_as, named.project, named.industry, named.contract, named.landed_on, named.evidence,
    named.evidence_number, named.remark,
    named.period, submission.receipt, named.sheet, named.line, named.row_number, named.submission,
    place.place as place_key
from key_enterprises_as_of($season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment)) as named
join place on place.place = named.place_key
join submission on submission.submission = named.submission
where $place is null or place.place = $place
order by place.ordinal, named.row_number
