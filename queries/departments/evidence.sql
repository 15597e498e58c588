-- grain: 每个部门最近一份月报中的每条明细一行，按行次；不指定部门时列出全部部门
-- unit: 投资额、投资额下限为亿元；计入说的是不属于房地产项目和政府投资项目，并达到本部门至少一项同名任务的下限
-- source: 达市府办函〔2022〕73号 附件3（一）备注
-- params: season season, place place?, as_of moment=last_day, known_as_of knowledge?
select
    department.label as department, lines.duty, lines.item as item_name, lines.investment, lines.industry,
    lines.happened_on, lines.real_estate, lines.government_funded,
    lines.counts and exists (
        from asked_as_of($season, coalesce($known_as_of_moment, $as_of_moment)) as task
        where task.department = lines.place and task.task = lines.duty
            and coalesce(lines.investment >= task.least, task.least is null)
    ) as counted,
    lines.period, submission.receipt, submission.file, lines.sheet, lines.line, lines.submission,
    department.place as place_key
from department_lines_as_of($season, $as_of_day, coalesce($known_as_of_moment, $as_of_moment)) as lines
join department on department.place = lines.place
join submission on submission.submission = lines.submission
where lines.item is not null and ($place is null or lines.place = $place)
order by department.ordinal, lines.row_number
