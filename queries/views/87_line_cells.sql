-- The cells of the lines of registers that a figure is counted from, and what of each line it counts.

-- which cells a row is told among: a share among those of a project, a review among those of a firm
create macro beside_role(role) as case role when 'share' then 'project' when 'reviewed' then 'line' else role end;

-- grain: one line of any of these
create macro counted_lines_as_of(
    measure, gathered, the_season, the_item, its_least, by_what, group_key, as_of_day, as_of_moment
) as table from project_lines_as_of(gathered, the_season, the_item, by_what, group_key, as_of_day, as_of_moment)
union
select 'project' as role, place_key, submission, row_number
from chained_lines_as_of(by_what, group_key, as_of_day, as_of_moment)
where gathered = 'cohort'
union
from task_lines_as_of(the_season, the_item, its_least, measure = 'task_proved', as_of_day, as_of_moment)
where gathered = 'tasks'
union
from firm_lines_as_of(measure, the_season, the_item, as_of_day, as_of_moment)
where gathered = 'firms';

-- grain: one cell of such a line of the fields named, one share of it, and one cell of an earlier ledger that said its state
create macro line_cells_as_of(
    measure, gathered, the_season, the_item, fields, its_least, by_what, group_key, as_of_day, as_of_moment
) as table
with lines as materialized (
    from counted_lines_as_of(
        measure, gathered, the_season, the_item, its_least, by_what, group_key, as_of_day, as_of_moment
    )
)
select role, cells.* exclude (field, header, letters, form), field as item, header as label
from register_cells_as_of(the_season, as_of_day, as_of_moment) as cells
join lines using (place_key, submission, row_number)
where list_contains(string_split(fields, ','), field)
union all by name
select 'share' as role, *
from chained_lines_as_of(by_what, group_key, as_of_day, as_of_moment)
where gathered = 'cohort'
union all by name
from review_rows_as_of(measure, the_season, the_item, as_of_day, as_of_moment)
union all by name
select told.* exclude (submission_now, row_now)
from told_rows_as_of(measure, as_of_day, as_of_moment) as told
join lines on lines.submission = submission_now and lines.row_number = row_now;
