-- Every cell of the registers: of projects, of departments, of key enterprises.

-- grain: one cell of one line of a register in force, as it is kept; what the line is called
create macro kept_cells_as_of(the_season, as_of_day, as_of_moment) as table
with projects as (
    select place_key, period, submission, row_number, line::varchar as at_line, project as named,
        columns(* exclude (place_key, period, submission, row_number, sheet, line))::varchar
    from projects_as_of(as_of_day, as_of_moment)
),
tasks as (
    select place as place_key, period, submission, row_number, line::varchar as at_line, coalesce(item, duty) as named,
        columns(* exclude (place, period, submission, row_number, sheet, line, counts))::varchar
    from department_lines_as_of(the_season, as_of_day, as_of_moment)
),
firms as (
    select place_key, period, submission, row_number, line::varchar as at_line, firm as named,
        columns(* exclude (place_key, period, submission, row_number, sheet, line, exact_firm, exact_project))::varchar
    from key_enterprises_as_of(the_season, as_of_day, as_of_moment)
)
from projects unpivot include nulls (
    kept for field in (columns(* exclude (place_key, period, submission, row_number, at_line, named)))
)
union all
from tasks unpivot include nulls (
    kept for field in (columns(* exclude (place_key, period, submission, row_number, at_line, named)))
)
union all
from firms unpivot include nulls (
    kept for field in (columns(* exclude (place_key, period, submission, row_number, at_line, named)))
);

-- grain: as kept_cells_as_of, with how each was written, where it stood and who sent it; where its return repeats an
-- earlier one, `repeated_in`, all that of the earlier one
create macro register_cells_as_of(the_season, as_of_day, as_of_moment) as table
select
    told.place_key, told.field, stood.header, as_typed(told.kept, stood.unit) as value, stood.unit,
    coalesce(written.raw, as_typed(told.kept, stood.unit)) as raw,
    coalesce(written.written_unit, stood.written_unit) as written_unit, written.missing,
    stood.sheet, stood.letters, stood.letters || coalesce(earlier.line::varchar, told.at_line) as cell,
    submission.file, submission.receipt, submission.received_at, submission.received_by,
    told.period, told.row_number, told.named, told.submission, submission.sha256, own.form,
    case when earlier.origin is not null then own.receipt end as repeated_in
from kept_cells_as_of(the_season, as_of_day, as_of_moment) as told
left join repeated_lines() as earlier
    on earlier.submission = told.submission and earlier.row_number = told.row_number
join submission as own on own.submission = told.submission
join submission on submission.submission = coalesce(earlier.origin, told.submission)
join reported_column as stood on stood.submission = submission.submission and stood.field = told.field
left join written_cell as written
    on written.submission = submission.submission and written.row_number = told.row_number
    and written.field = told.field;

-- grain: one cell of one project of a register
create macro project_cells_as_of(as_of_day, as_of_moment) as table
from register_cells_as_of(null, as_of_day, as_of_moment)
where form in (select register.form from register where register.register = 'project_state');
