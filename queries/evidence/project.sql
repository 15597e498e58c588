-- grain: 签约项目台账中每个项目的每个单元格一行，按印发顺序、行次和列次；同名项目逐行列出
-- unit: 数值用同行所列单位；原文为单元格里的文字，用表头或格内所写的单位；收到时间为世界时
-- source: 台账
-- params: as_of moment, place place?, project name?
with
held as (
    select
        submission, row_number, line::varchar as at_line,
        columns(* exclude (place_key, period, submission, row_number, sheet, line))::varchar
    from projects_as_of($as_of_day, $as_of_moment)
    where ($place is null or place_key = $place) and ($project is null or project = $project)
),
told as (
    from held unpivot include nulls (kept for field in (columns(* exclude (submission, row_number, at_line))))
)
select
    stood.header, as_typed(told.kept, stood.unit) as value, stood.unit,
    coalesce(written.raw, as_typed(told.kept, stood.unit)) as raw,
    coalesce(written.written_unit, stood.written_unit) as written_unit, written.missing,
    stood.sheet, stood.letters || told.at_line as cell,
    place.label as place, submission.file, submission.receipt, submission.received_at, submission.received_by,
    submission.period,
    told.row_number, told.field, told.submission, submission.sha256
from told
join reported_column as stood on stood.submission = told.submission and stood.field = told.field
join submission on submission.submission = told.submission
join place on place.place = submission.place
left join written_cell as written
    on written.submission = told.submission and written.row_number = told.row_number and written.field = told.field
order by place.ordinal, told.row_number, length(stood.letters), stood.letters
