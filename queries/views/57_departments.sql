-- What the departments reported: of each the lines of its latest return in the season, and which of them count.

-- grain: one line of a return in force; a line with an item is evidence, one without says how far a task has come
create macro department_lines_as_of(the_season, as_of_day, as_of_moment) as table
select
    line.*, answered.place, answered.period,
    line.item is not null
    and coalesce(line.real_estate <> estate.word, true)
    and coalesce(line.government_funded <> funded.word, true) as counts
from returns_as_of(the_season, as_of_day, as_of_moment) as answered
join department_line as line on line.submission = answered.submission
left join uncounted as estate on estate.field = 'real_estate'
left join uncounted as funded on funded.field = 'government_funded';

-- grain: one task of one department; of several lines that report on it the last one stands
create macro tasks_as_of(the_season, as_of_day, as_of_moment) as table
with lines as (
    from department_lines_as_of(the_season, as_of_day, as_of_moment)
),
reports as (
    select
        place, duty, least, max({
            'row_number': row_number, 'done': coalesce(pieces, projects, trips), 'progress': progress,
            'sheet': sheet, 'line': line
        }) as last
    from lines
    where item is null
    group by place, duty, least
),
proofs as (
    select task.department, task.ordinal, count(*) as proved
    from asked_as_of(the_season, as_of_moment) as task
    join lines on lines.place = task.department and lines.duty = task.task
    where lines.counts and coalesce(lines.investment >= task.least, task.least is null)
    group by task.department, task.ordinal
)
select
    task.*, reports.last.done as done, reports.last.progress as progress, coalesce(proofs.proved, 0) as proved,
    reports.last.sheet as sheet, reports.last.line as line, answered.period, answered.submission
from asked_as_of(the_season, as_of_moment) as task
left join returns_as_of(the_season, as_of_day, as_of_moment) as answered on answered.place = task.department
left join reports
    on reports.place = task.department and reports.duty = task.task and reports.least is not distinct from task.least
left join proofs on proofs.department = task.department and proofs.ordinal = task.ordinal;
