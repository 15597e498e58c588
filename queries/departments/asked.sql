-- grain: 每个部门的每项任务一行，按附件3的先后
-- unit: 目标用同行所列单位，投资额下限为亿元；取自上传的目标任务表的，列出文件、单元格和回执号，没有上传的用随系统发布的任务；收到时间为世界时；known_as_of 使任务按另一时刻的所知取数
-- source: 达市府办函〔2022〕73号 附件3；台账
-- params: season season, as_of knowledge=last_day, known_as_of knowledge?, place place?
select
    department.label as department, department.kind, task.task as duty, task.scope, task.least, task.unit,
    task.target, task.sentence as wording, task.clause, submission.file, task.set_on as sheet, task.set_at as cell,
    submission.receipt, submission.received_at, task.ordinal, department.place as place_key,
    task.set_in as submission
from asked_as_of($season, coalesce($known_as_of_moment, $as_of_moment)) as task
join department on department.place = task.department
left join submission on submission.submission = task.set_in
where ($place is null or department.place = $place)
order by department.ordinal, task.ordinal
