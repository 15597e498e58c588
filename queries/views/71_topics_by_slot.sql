-- The topics of key enterprises, week by week.

-- grain: one place, topic and week; by the return that held at its end, with every correction that counts by the day
create macro topics_by_slot(the_season, as_of_day, as_of_moment) as table
with held as (
    select slot.ordinal, known.*
    from enterprise_returns_known(the_season, as_of_day, as_of_moment) as known
    join form on form.season = the_season and form.form = known.form
    join slot on slot.season = the_season and slot.rhythm = form.rhythm and slot.ordinal >= known.slot_ordinal
    qualify row_number() over (
        partition by slot.ordinal, known.place
        order by known.slot_ordinal desc, shape = 'list' desc, period_end desc, received_at desc, submission desc
    ) = 1
),
listed as (
    select
        named.submission, word.kind,
        each_once(kind.counts, exact_name(coalesce(named.project, named.firm)), exact_name(named.firm)) as enterprises
    from key_enterprise as named
    join enterprise_word as word on says_word(named.categories, word.word)
    join enterprise_kind as kind on kind.kind = word.kind and kind.level = 'topic'
    where named.submission in (select submission from held where shape = 'list')
    group by named.submission, word.kind
)
select
    held.place as place_key, held.ordinal, topic.indicator as measure, held.period,
    case held.shape when 'list' then coalesce(listed.enterprises, 0)
        else coalesce(corrected.value, told.value) end as part,
    status_of(false, held.submission, case when held.shape = 'list' then 0 else told.value end) as status
from held
join enterprise_kind as topic on topic.level = 'topic'
left join listed on listed.submission = held.submission and listed.kind = topic.kind
left join reported_value as told on told.submission = held.submission and told.indicator = topic.indicator
left join corrections_as_of(the_season, as_of_day, as_of_moment) as corrected
    on corrected.form = held.form and corrected.place = held.place and corrected.period = held.period
    and corrected.indicator = topic.indicator and corrected.guard = told.value;
