-- grain: 每个部门的每项任务一行，按附件3的先后；没有报送的部门也有行，没有数
-- unit: 完成数、目标用同行所列单位，投资额下限为亿元，完成率为占1的份额（完成数÷目标）；明细数为计入该项任务的明细条数；收到时间为世界时
-- source: 达市府办函〔2022〕73号 附件3
-- params: season season, as_of moment=last_day, known_as_of knowledge?
select
    department.label as department, department.kind, task.task as duty, task.scope, task.least, task.unit,
    task.target, task.done as actual, ratio(task.done, task.target) as completion,
    case when task.submission is not null and task.unit is not null then task.proved end as proved,
    task.progress as note,
    case
        when task.submission is null then 'not_reported'
        when case when task.target is null then task.progress is null else task.done is null end then 'missing'
        else 'reported'
    end as status,
    task.period, submission.period_end as reported_day, submission.received_at, submission.receipt,
    submission.file, task.sheet, task.line, task.submission,
    task.sentence as wording, task.clause, task.ordinal, department.place as place_key, department.short
from department
join tasks_as_of($season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment)) as task
    on task.department = department.place
left join submission on submission.submission = task.submission
order by department.ordinal, task.ordinal
