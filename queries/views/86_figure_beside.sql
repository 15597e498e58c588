-- What figures are made of beside returns and lines: links of the list of chains, shares asked for, states told earlier.

-- grain: one link of a chain, or of all, in the list in force, with the cell of the list handed in, none where the
-- committed one counts
create macro link_rows_as_of(by_what, group_key, as_of_day, as_of_moment) as table
select
    'link' as role, city.place as place_key, listed.chain || '|' || listed.link as item,
    concat_ws('·', listed.chain, listed.link) as label,
    listed.link as value, submission.file, listed.sheet, stood.letters || listed.line::varchar as cell,
    case when listed.submission is not null then listed.link end as raw,
    submission.receipt, submission.received_by, submission.received_at, submission.submission, submission.sha256
from chain_links_as_of(as_of_day, as_of_moment) as listed
cross join city
left join submission on submission.submission = listed.submission
left join reported_column as stood on stood.submission = listed.submission and stood.field = 'link'
where by_what = 'links' and group_key in ('', listed.chain);

-- grain: one ratio, with the share that is asked of it and the cell of the sentence that asks it, none where the committed
-- one counts
create macro share_rows_as_of(levels, the_season, the_items, as_of_day, as_of_moment) as table
select
    'share_asked' as role, city.place as place_key, ratio as item, asked.label,
    as_typed(target::varchar, '') as value, submission.file, set_on as sheet, set_at as cell, said as raw,
    submission.receipt, submission.received_by, submission.received_at, submission.submission, submission.sha256
from ratios_asked(the_season, as_of_day, as_of_moment) as asked
cross join city
left join submission on submission.submission = asked.set_in
where levels = 'share' and list_contains(string_split(the_items, ','), ratio) and target is not null;

-- grain: one line of a project whose state no date stands for, with the cell of the first ledger that said it, unless that
-- was the first of all
create macro told_rows_as_of(measure, as_of_day, as_of_moment) as table
select
    'told' as role, projects.place_key, projects.submission as submission_now, projects.row_number as row_now,
    projects.row_number::varchar as item, stood.header as label, projects.project as named,
    said.told_on::varchar as value, first.file, ledger.sheet, stood.letters || ledger.line::varchar as cell,
    ledger.state as raw, first.receipt, first.received_by, first.received_at, first.period, first.submission,
    first.sha256
from projects_known_as_of(as_of_day, as_of_moment) as projects
join states_told(as_of_day, as_of_moment) as said
    on said.place = projects.place_key and said.identity = projects.identity
    and said.state = projects.state and said.told_on is not null
join project_state as ledger
    on ledger.submission = said.told_in and exact_name(ledger.project) = said.told_as
    and ledger.state = said.state
join submission as first on first.submission = said.told_in
join reported_column as stood on stood.submission = said.told_in and stood.field = 'state'
where starts_with(measure, 'pace_') or starts_with(measure, 'wait_');
