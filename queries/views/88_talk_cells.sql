-- The cells that figures of negotiations are made of.

-- grain: one cell of one project under negotiation, of the line that told it last, as it is kept and as it was written
create macro negotiation_cells_as_of(as_of_day, as_of_moment) as table
with rows as (
    select place_key, period, submission, row_number, line::varchar as at_line, project as named, identity,
        columns(lines.* exclude (
            place_key, period, submission, row_number, sheet, line, period_end, next_end, first_end, last_end,
            identity, reached, told_ended, told_intended
        ))::varchar
    from negotiation_rows_as_of(as_of_day, as_of_moment) as lines
),
told as (
    from rows unpivot include nulls (
        kept for field in (columns(* exclude (place_key, period, submission, row_number, at_line, named, identity)))
    )
)
select
    told.place_key, told.identity, told.field, stood.header, as_typed(told.kept, stood.unit) as value, stood.unit,
    coalesce(written.raw, as_typed(told.kept, stood.unit)) as raw,
    coalesce(written.written_unit, stood.written_unit) as written_unit, written.missing,
    stood.sheet, stood.letters, stood.letters || told.at_line as cell, submission.file, submission.receipt,
    submission.received_at, submission.received_by, told.period, told.row_number, told.named, told.submission,
    submission.sha256
from told
join reported_column as stood on stood.submission = told.submission and stood.field = told.field
join submission on submission.submission = told.submission
left join written_cell as written
    on written.submission = told.submission and written.row_number = told.row_number and written.field = told.field;

-- grain: one part of a project ever talked over, with the chain it is for and the share of it, of all or of those in one
-- chain or link or in none listed; not one that was signed before the years that shares are taken of. `talk` is what the rows
-- that belong to it name it by
create macro talk_parts_as_of(by_what, group_key, as_of_day, as_of_moment) as table
select
    place_key, submission, row_number, identity, signed, coalesce(listed_chain, '') as item,
    concat_ws('·', listed_chain, listed_link) as label, project as named, as_typed(share::varchar, '') as value,
    reason, author, made_at, concat_ws(':', period, row_number) as talk
from talks_as_of(as_of_day, as_of_moment)
cross join cohort
where coalesce(signed_on >= cohort.since, true)
    and case by_what when 'chain' then listed_chain = group_key when 'unlisted' then listed_chain is null
        when 'link' then listed_chain || '|' || coalesce(listed_link, '') = group_key else by_what is null end;
