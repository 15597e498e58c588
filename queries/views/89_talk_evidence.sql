-- What became of projects under negotiation, and all that a figure of them is made of.

-- grain: one such project that is not signed, and the first of its unit's registers that gave it up, that called it intended
-- where the last does not, or that lists it no more; without a day where the first register of all said so
create macro talk_ends_as_of(as_of_day, as_of_moment) as table
with lines as materialized (from negotiations_told_as_of(as_of_day, as_of_moment)),
last as (
    select place_key, identity, next_end, reached, row_number, concat_ws(':', period, row_number) as talk, project
    from negotiation_rows_as_of(as_of_day, as_of_moment)
),
first as (
    select
        case lines.reached when 'terminated' then 'ended_told' else 'intended_told' end as role, lines.place_key,
        lines.identity, last.talk, lines.project as named, lines.state,
        case when lines.reached = 'intended' or lines.period_end > lines.first_end then lines.period_end::varchar end
            as value,
        lines.submission, lines.line
    from lines
    join last on last.place_key = lines.place_key and last.identity = lines.identity
    where lines.reached = 'terminated' or (lines.reached = 'intended' and last.reached is distinct from 'intended')
    qualify row_number() over (
        partition by lines.place_key, lines.identity, lines.reached order by lines.period_end, lines.row_number
    ) = 1
)
select
    first.* exclude (state, line), stood.header as label, stood.sheet, stood.letters || first.line::varchar as cell,
    first.state as raw
from first
join reported_column as stood on stood.submission = first.submission and stood.field = 'state'
union all by name
select
    'unlisted' as role, last.place_key, last.identity, last.talk, last.project as named,
    last.next_end::varchar as value, held.latest.submission as submission
from last
join negotiation_returns_as_of(as_of_day, as_of_moment) as held
    on held.place = last.place_key and held.period_end = last.next_end;

-- grain: one project of a ledger of signed ones, with the cell of its day of signing, or of its name where that is blank;
-- of several of one name the one signed first
create macro signings_as_of(as_of_day, as_of_moment) as table
select
    'signed_as' as role, ledger.place_key, ledger.identity, ledger.project as named,
    ledger.signed_on::varchar as value, stood.header as label, stood.sheet,
    stood.letters || coalesce(earlier.line, ledger.line)::varchar as cell,
    coalesce(ledger.signed_on::varchar, ledger.project) as raw,
    coalesce(earlier.origin, ledger.submission) as submission,
    case when earlier.origin is not null then ledger.submission end as repeated
from projects_known_as_of(as_of_day, as_of_moment) as ledger
left join repeated_lines() as earlier
    on earlier.submission = ledger.submission and earlier.row_number = ledger.row_number
join reported_column as stood
    on stood.submission = coalesce(earlier.origin, ledger.submission)
    and stood.field = case when ledger.signed_on is null then 'project' else 'signed_on' end
where coalesce(ledger.signed_on <= as_of_day, true)
qualify row_number() over (
    partition by ledger.place_key, ledger.identity order by ledger.signed_on nulls last, ledger.row_number
) = 1;
