-- What figures are made of beside the lines of registers: cells of returns, targets of tasks, lists of key enterprises.

-- grain: one reported figure that a kind of figures is made of, with its role: now, and the period before if asked for
create macro return_cells_as_of(gathered, the_season, earlier, as_of_day, earlier_day, as_of_moment) as table
select 'now' as role, * replace (as_typed(value::varchar, unit) as value), as_of_day as told_by
from figure_cells_as_of(the_season, as_of_day, as_of_moment)
where gathered = 'returns'
union all
select 'earlier' as role, * replace (as_typed(value::varchar, unit) as value), earlier_day as told_by
from figure_cells_as_of(the_season, earlier_day, as_of_moment)
where gathered = 'returns' and earlier;

-- grain: one target of a task with the cell it was set in, nothing where the committed one counts
create macro task_targets_as_of(the_season, the_task, its_least, as_of_moment) as table
select
    'asked' as role, asked.department as place_key, asked.task as item, asked.task as label,
    as_typed(asked.target::varchar, asked.unit) as value, asked.unit, submission.file,
    asked.set_on as sheet, asked.set_at as cell,
    case when asked.set_at is not null then as_typed(asked.target::varchar, asked.unit) end as raw,
    submission.receipt, submission.received_by, submission.received_at, submission.submission, submission.sha256
from asked_as_of(the_season, as_of_moment) as asked
left join submission on submission.submission = asked.set_in
where asked.task = the_task and asked.least is not distinct from its_least and asked.target is not null;

-- grain: one place with a return of key enterprises: the cell of a count, or the list that names them
create macro firm_returns_as_of(the_season, the_kind, as_of_day, as_of_moment) as table
select
    case held.shape when 'list' then 'list' else 'now' end as role, held.place_key, the_kind as item, kind.label,
    case held.shape when 'counts' then as_typed(held.enterprises::varchar, kind.unit) end as value, kind.unit,
    held.missing, submission.file, held.sheet, held.cell, told.raw, submission.receipt, submission.received_by,
    submission.received_at, case when held.enterprises <> told.value then told.value end as reported,
    held.period, held.submission, submission.sha256
from enterprise_kinds_as_of(the_season, as_of_day, as_of_moment, 'figures') as held
join enterprise_kind as kind on kind.kind = held.kind
join submission on submission.submission = held.submission
left join reported_value as told
    on held.shape = 'counts' and told.submission = held.submission and told.indicator = held.indicator
where held.kind = the_kind and (held.shape = 'list' or held.cell is not null);

-- grain: one department whose return is in force
create macro department_returns_as_of(the_season, the_task, as_of_day, as_of_moment) as table
select
    'list' as role, answered.place as place_key, the_task as item, the_task as label, submission.file,
    submission.receipt, submission.received_by, submission.received_at, answered.period, submission.submission,
    submission.sha256
from returns_as_of(the_season, as_of_day, as_of_moment) as answered
join submission on submission.submission = answered.submission
where answered.form in (select register.form from register where register.register = 'department_line');

-- grain: one return of either kind, where the measure counts what it lists
create macro returns_behind_as_of(measure, the_season, the_item, as_of_day, as_of_moment) as table
from firm_returns_as_of(the_season, the_item, as_of_day, as_of_moment) where starts_with(measure, 'firms')
union all by name
from department_returns_as_of(the_season, the_item, as_of_day, as_of_moment) where measure = 'task_proved';
