-- The shares of follow-through that are asked for: those a table handed in says in its sentence, else the committed ones.

-- grain: one season and ratio; a sentence counts where it names as many ratios as shares, in the same order
create macro follow_through_as_of(as_of_moment) as table
with ratios as (
    select distinct ordinal, ratio, label, numerator, denominator, counted from follow_through
),
told as (
    select distinct
        known.season,
        regexp_extract_all(told.sentence, (select string_agg(label, '|') from ratios)) as labels,
        regexp_extract_all(told.sentence, '([0-9]+(?:[.][0-9]+)?) *[%％]', 1) as percents
    from target_tables_known(as_of_moment) as known
    join target_value as told on told.submission = known.submission and told.sentence is not null
),
asked as (
    from told where len(labels) > 0 and len(labels) = len(percents)
)
select
    asked.season, ratios.ordinal, ratios.ratio, ratios.label, ratios.numerator, ratios.denominator, ratios.counted,
    share_of(percents[list_position(labels, ratios.label)]) as target
from asked
cross join ratios
union all
select season, ordinal, ratio, label, numerator, denominator, counted, target
from follow_through
where season not in (select season from asked);
