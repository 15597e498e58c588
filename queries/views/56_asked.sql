-- What the city asks of its departments: the latest table handed in for the kinds it lists, the committed one for others.

-- grain: one task of one department; ordinal is its place among the tasks of that department
create macro asked_as_of(the_season, as_of_moment) as table
with told as (
    select
        told.department, told.row_number as ordinal, told.task, coalesce(told.scope, '') as scope, told.least,
        told.target, told.unit, told.sentence, department.clause, department.kind, told.submission, told.sheet,
        stood.letters || told.line::varchar as cell
    from target_tables_as_of(the_season, as_of_moment) as uploaded
    join task_value as told on told.submission = uploaded.submission
    join department on department.place = told.department
    join reported_column as stood on stood.submission = told.submission and stood.field = told.field
)
select
    department, ordinal, task, scope, least, target, unit, sentence, clause, submission as set_in, sheet as set_on,
    cell as set_at
from told
union all
select
    committed.department, committed.ordinal, committed.task, committed.scope, committed.least, committed.target,
    committed.unit, committed.sentence, committed.clause, null, null, null
from department_task as committed
join department on department.place = committed.department
where committed.season = the_season and department.kind not in (select kind from told);
