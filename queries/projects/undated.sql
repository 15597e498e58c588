-- grain: 台账中没有签约日期或没有合同总投资的每个项目一行，按印发顺序和行次；前者不计入任何一档和推进率，后者不计入任何一档和资金到位率
-- unit: 金额为亿元；单元格为项目名称所在
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务
-- params: as_of moment, place place?
select
    place.label as place, projects.project, projects.signed_on, projects.contract, projects.state,
    submission.file, projects.sheet, stood.letters || projects.line::varchar as cell, submission.receipt,
    projects.row_number, projects.submission, place.place as place_key
from projects_as_of($as_of_day, $as_of_moment) as projects
join place on place.place = projects.place_key
join submission on submission.submission = projects.submission
left join reported_column as stood on stood.submission = projects.submission and stood.field = 'project'
where (projects.signed_on is null or projects.contract is null) and ($place is null or place.place = $place)
order by place.ordinal, projects.row_number
