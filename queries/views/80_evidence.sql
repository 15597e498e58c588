-- Where figures come from: every cell in force, of returns, of tables of targets, of registers of projects.

-- grain: one reported figure in force with the cell it stood in; where its return repeats an earlier one, `repeated_in`,
-- the cell of that one
create macro figure_cells_as_of(the_season, as_of_day, as_of_moment) as table
select
    figures.place as place_key, figures.indicator as item, indicator.label,
    figures.value, indicator.unit, figures.missing,
    submission.file, stood.sheet, stood.cell, stood.raw,
    submission.receipt, submission.received_by, submission.received_at,
    figures.reported, figures.reason, figures.author, figures.made_at,
    figures.period, figures.submission, submission.sha256,
    case when repeated.origin is not null then own.receipt end as repeated_in
from figures_as_of(the_season, as_of_day, as_of_moment) as figures
left join repeated_returns() as repeated on repeated.submission = figures.submission
join submission as own on own.submission = figures.submission
join submission on submission.submission = coalesce(repeated.origin, figures.submission)
join reported_value as stood on stood.submission = submission.submission and stood.indicator = figures.indicator
join indicator on indicator.indicator = figures.indicator;

-- grain: one target in force; the cell of the table handed in, nothing where the committed one counts
create macro target_cells_as_of(the_season, as_of_moment) as table
with handed_in as (
    select
        told.place, told.indicator, told.level, submission.file, told.sheet,
        stood.letters || told.line::varchar as cell, stood.header, submission.receipt, submission.received_at,
        submission.received_by, told.submission, submission.sha256
    from target_tables_as_of(the_season, as_of_moment) as uploaded
    join target_value as told on told.submission = uploaded.submission
    join reported_column as stood on stood.submission = told.submission and stood.field = told.field
    join submission on submission.submission = told.submission
    where told.value is not null
),
levelled as (
    select
        target.place, target.indicator, level.level,
        case level.level when 'guarantee' then target.guarantee when 'work' then target.work end as value
    from targets_as_of(the_season, as_of_moment) as target
    cross join level
)
select levelled.*, handed_in.* exclude (place, indicator, level)
from levelled
left join handed_in
    on handed_in.place = levelled.place and handed_in.indicator = levelled.indicator
    and handed_in.level = levelled.level
where levelled.value is not null;

-- grain: as target_cells_as_of, of the levels named, set apart by commas
create macro level_cells_as_of(the_season, levels, as_of_moment) as table
select
    level as role, target.place as place_key, target.indicator as item, indicator.label,
    as_typed(value::varchar, unit) as value, unit, file, sheet, cell,
    case when cell is not null then as_typed(value::varchar, unit) end as raw,
    receipt, received_by, received_at, submission, sha256
from target_cells_as_of(the_season, as_of_moment) as target
join indicator on indicator.indicator = target.indicator
where list_contains(string_split(levels, ','), level);
