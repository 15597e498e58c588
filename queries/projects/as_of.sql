-- grain: 每个项目一行，取各单位最近一份已受理的签约项目台账，按印发顺序和台账中的行次
-- unit: 金额为亿元；单位、所属期和行次说明取自哪一行
-- source: 达市府办函〔2022〕73号 附件1 签约项目推进全年目标任务
-- params: as_of moment, place place?
select
    place.label as place, projects.project, projects.investor, projects.investor_home, projects.categories,
    projects.industry, projects.chain, projects.link, projects.task, projects.manufacturing, projects.contract,
    projects.signed_on, projects.registered_on, projects.filed_on, projects.filed_amount, projects.licensed_on,
    projects.started_on, projects.producing_on, projects.funds, projects.funds_outside, projects.funds_fixed,
    projects.funds_foreign, projects.state, projects.remark,
    projects.period, projects.sheet, projects.line, projects.row_number, projects.submission, place.place as place_key
from projects_as_of($as_of_day, $as_of_moment) as projects
join place on place.place = projects.place_key
where $place is null or place.place = $place
order by place.ordinal, projects.row_number
