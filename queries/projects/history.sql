-- grain: 一个项目在签约项目台账、在谈项目台账中每次与前一份不同之处一行：首次列入、每个单元格的改动、不再列入、重新列入，从早到晚；同名的取行次在前的
-- unit: 数用同行所列单位；收到时间为世界时；同名按不计空格和大小写认，登记了原名的连同原名；单位和项目都要写，少一个就没有记录
-- source: 台账
-- params: as_of moment=last_day, place place?, project name?
with
handed as (
    select *, row_number() over (order by period_end, received_at, submission) as nth
    from registers_known($as_of_day, $as_of_moment)
    where register in ('project_state', 'negotiation') and place = $place
),
told as (
    select handed.nth, lines.*
    from said_of_project_as_of($as_of_day, $as_of_moment, $place, $project) as lines
    join handed using (submission)
),
typed as (
    select
        told.nth, told.register, told.field, told.row_number, stood.header, stood.unit, stood.sheet, stood.letters,
        stood.letters || told.at_line as cell, as_typed(told.kept, stood.unit) as value,
        lag(as_typed(told.kept, stood.unit)) over (partition by told.register, told.field order by told.nth) as before,
        row_number() over (partition by told.register, told.field order by told.nth) as seen
    from told
    join reported_column as stood on stood.submission = told.submission and stood.field = told.field
),
presence as (
    select
        handed.nth, held.nth is not null as listed,
        lag(held.nth is not null) over (partition by handed.register order by handed.nth) as listed_before,
        count(held.nth) over (
            partition by handed.register order by handed.nth rows between unbounded preceding and current row
        ) as times
    from handed
    left join (select distinct nth from told) as held on held.nth = handed.nth
),
changes as (
    select
        presence.nth, case when not listed then 'gone' when times > 1 then 'again' else 'first' end as happened,
        typed.* exclude (nth, register, seen, before), null as before
    from presence
    left join typed on typed.nth = presence.nth and typed.field = 'project'
    where listed <> coalesce(listed_before, false)
    union all by name
    select nth, 'changed' as happened, typed.* exclude (nth, register, seen) from typed
    where seen > 1 and value is distinct from before
)
select
    changes.happened, handed.period, changes.header, changes.before, changes.value, changes.unit,
    handed.file, changes.sheet, changes.cell, handed.receipt, handed.received_at, handed.received_by,
    handed.period_end, handed.form, changes.field, changes.row_number, handed.submission, handed.sha256
from changes
join handed using (nth)
order by changes.nth, changes.happened <> 'gone', changes.happened = 'changed', length(changes.letters), changes.letters
