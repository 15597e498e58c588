-- Every cell of the registers of projects.

-- grain: one cell of one project of a register, as it is kept and as it was written
create macro project_cells_as_of(as_of_day, as_of_moment) as table
with held as (
    select
        place_key, period, submission, row_number, line::varchar as at_line, project as named,
        columns(* exclude (place_key, period, submission, row_number, sheet, line))::varchar
    from projects_as_of(as_of_day, as_of_moment)
),
told as (
    from held unpivot include nulls (
        kept for field in (columns(* exclude (place_key, period, submission, row_number, at_line, named)))
    )
)
select
    told.place_key, told.field, stood.header, as_typed(told.kept, stood.unit) as value, stood.unit,
    coalesce(written.raw, as_typed(told.kept, stood.unit)) as raw,
    coalesce(written.written_unit, stood.written_unit) as written_unit, written.missing,
    stood.sheet, stood.letters, stood.letters || told.at_line as cell,
    submission.file, submission.receipt, submission.received_at, submission.received_by,
    told.period, told.row_number, told.named, told.submission, submission.sha256
from told
join reported_column as stood on stood.submission = told.submission and stood.field = told.field
join submission on submission.submission = told.submission
left join written_cell as written
    on written.submission = told.submission and written.row_number = told.row_number and written.field = told.field;
