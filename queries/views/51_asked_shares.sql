-- The shares of follow-through asked for: those a table handed in says in its sentences, else the committed ones.

-- grain: one season and ratio, as the last sentence that names it says, of one table the lower; a sentence counts where
-- it names as many ratios as shares, in the same order and each once, no share above the whole and none up to which a
-- range goes; `set_in` to `said` are the table, sheet, cell and words of that sentence, nothing where the committed
-- share counts
create macro follow_through_as_of(as_of_moment) as table
with ratios as (
    select distinct ordinal, ratio, label, numerator, denominator, counted from follow_through
),
told as (
    select
        known.season, returned.received_at, known.submission, told.row_number, told.sentence as said,
        regexp_extract_all(told.sentence, (select string_agg(label, '|') from ratios)) as labels,
        regexp_extract_all(told.sentence, '(?:^|[^0-9.~～—–−-])([0-9]+(?:[.][0-9]+)?) *[%％]', 1) as percents
    from target_tables_known(as_of_moment) as known
    join submission as returned on returned.submission = known.submission
    join target_value as told on told.submission = known.submission and told.sentence is not null
),
named as (
    select
        season, received_at, submission, row_number, said, unnest(labels) as label, unnest(percents) as percent
    from told
    where len(labels) = len(percents) and len(labels) = len(list_distinct(labels))
        and not exists (from (select unnest(percents) as said) where coalesce(share_of(said) not between 0 and 1, true))
),
asked as (
    select
        season, label, max({
            'received_at': received_at, 'submission': submission, 'row_number': row_number,
            'target': share_of(percent), 'said': said
        }) as latest
    from named
    group by season, label
)
select
    asked.season, ratios.ordinal, ratios.ratio, ratios.label, ratios.numerator, ratios.denominator, ratios.counted,
    latest.target as target, latest.submission as set_in, stood.sheet as set_on,
    headed.letters || stood.line::varchar as set_at, latest.said as said
from asked
join ratios on ratios.label = asked.label
join target_value as stood on stood.submission = latest.submission and stood.row_number = latest.row_number
join reported_column as headed on headed.submission = stood.submission and headed.field = stood.field
union all
select season, ordinal, ratio, label, numerator, denominator, counted, target, null, null, null, null
from follow_through
where not exists (
    from asked where asked.season = follow_through.season and asked.label = follow_through.label
);
