-- All that a figure of negotiations is made of.

-- grain: one cell of a line that told a project last, one share of it, and, where the `fields` ask how far it has come, one
-- cell that says what became of it, under the number of that line
create macro talk_cells_as_of(fields, by_what, group_key, as_of_day, as_of_moment) as table
with parts as materialized (from talk_parts_as_of(by_what, group_key, as_of_day, as_of_moment)),
talks as (select distinct place_key, submission, row_number, identity, signed, talk from parts),
became as (
    select talks.talk as item, talks.row_number, said.* exclude (identity, talk), null as repeated
    from talk_ends_as_of(as_of_day, as_of_moment) as said
    join talks on talks.place_key = said.place_key and talks.identity = said.identity and not talks.signed
    union all by name
    select talks.talk as item, talks.row_number, said.* exclude (identity)
    from signings_as_of(as_of_day, as_of_moment) as said
    join talks on talks.place_key = said.place_key and talks.identity = said.identity and talks.signed
)
select 'project' as role, cells.* exclude (field, header, letters, identity), field as item, header as label
from negotiation_cells_as_of(as_of_day, as_of_moment) as cells
join talks using (place_key, submission, row_number)
where list_contains(string_split(fields, ','), field)
union all by name
select 'share' as role, parts.* exclude (identity, signed, talk)
from parts
union all by name
select
    became.* exclude (repeated), sent.file, sent.receipt, sent.received_by, sent.received_at, sent.period, sent.sha256,
    own.receipt as repeated_in
from became
join submission as sent on sent.submission = became.submission
left join submission as own on own.submission = became.repeated
where says_word(replace(fields, ',', '、'), 'state');
