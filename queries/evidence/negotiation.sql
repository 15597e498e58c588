-- grain: 在谈项目台账中每个项目的每个单元格一行，取最后一次列它的那一份，按印发顺序、行次和列次
-- unit: 数值用同行所列单位；原文为单元格里的文字，用表头或格内所写的单位；收到时间为世界时
-- source: 在谈项目台账
-- params: as_of moment=last_day, place place?, project name?
with rows as (
    select place_key, period, submission, row_number, line::varchar as at_line, project as named,
        columns(lines.* exclude (
            place_key, period, submission, row_number, sheet, line, period_end, next_end, first_end, last_end,
            identity, reached, told_ended, told_intended
        ))::varchar
    from negotiation_rows_as_of($as_of_day, $as_of_moment) as lines
    where ($place is null or place_key = $place) and ($project is null
        or exact_name(project) in (from names_of($place, $project, $as_of_day, $as_of_moment)))
),
told as (
    from rows unpivot include nulls (
        kept for field in (columns(* exclude (place_key, period, submission, row_number, at_line, named)))
    )
)
select
    stood.header, as_typed(told.kept, stood.unit) as value, stood.unit,
    coalesce(written.raw, as_typed(told.kept, stood.unit)) as raw,
    coalesce(written.written_unit, stood.written_unit) as written_unit, written.missing,
    stood.sheet, stood.letters || told.at_line as cell,
    place.label as place, submission.file, submission.receipt, submission.received_at, submission.received_by,
    told.period, told.row_number, told.field, told.submission, submission.sha256
from told
join place on place.place = told.place_key
join reported_column as stood on stood.submission = told.submission and stood.field = told.field
join submission on submission.submission = told.submission
left join written_cell as written
    on written.submission = told.submission and written.row_number = told.row_number and written.field = told.field
order by place.ordinal, told.row_number, length(stood.letters), stood.letters
